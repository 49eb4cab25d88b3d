import 'server-only';
import { z } from 'zod';
import { seenText } from '@/core/contracts/seen-text';
import { setPick, setRubric } from '@/server/data/rubrics';

const MOST_ITEMS = 30;

const TitleSchema = z
  .string()
  .transform((text) => seenText(text, { lines: false }).trim())
  .pipe(
    z.string().min(1, { error: 'is missing' }).max(200, { error: 'has more than 200 characters' }),
  );
const ItemPointsSchema = z
  .number({ error: 'is no number' })
  .min(-10_000, { error: 'is below −10,000' })
  .max(10_000, { error: 'is above 10,000' })
  .multipleOf(0.01, { error: 'has more than two decimals' });

export const RubricSchema = z.strictObject({
  assignmentId: z.uuid(),
  /** As it was when the form was opened. */
  seen: z
    .array(z.strictObject({ id: z.uuid(), title: z.string().max(200), points: z.number() }))
    .max(MOST_ITEMS),
  items: z
    .array(
      z.strictObject({ id: z.uuid().nullable(), title: TitleSchema, points: ItemPointsSchema }),
    )
    .max(MOST_ITEMS, { error: `are more than ${MOST_ITEMS}` }),
});

/** Changes the rubric of an assignment, and how many results have other points then. */
export const saveRubric = ({ assignmentId, seen, items }: z.output<typeof RubricSchema>) =>
  setRubric(assignmentId, seen, items);

export const PickSchema = z.strictObject({
  assignmentId: z.uuid(),
  submissionId: z.uuid(),
  itemId: z.uuid(),
  picked: z.boolean(),
});

/** Notes that an item of a rubric holds for a submission, or does not. */
export const pick = ({ assignmentId, submissionId, itemId, picked }: z.output<typeof PickSchema>) =>
  setPick(assignmentId, submissionId, itemId, picked);
