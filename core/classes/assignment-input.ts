import { z } from 'zod';
import type { Problem } from '../shared/problem';
import { TimeZoneSchema } from '../shared/time-zone';
import { instantIn } from '../shared/zoned-instant';
import { RELEASES } from './release';
import type { Terms } from './terms';

/** A date and time as clocks in the class's zone show it, `yyyy-mm-ddThh:mm`; null for none. */
const LocalSchema = z.string().max(20).nullable();

/** The terms of an assignment as a form gives them. */
export const TermsInputSchema = z.strictObject({
  opens: LocalSchema,
  due: LocalSchema,
  closes: LocalSchema,
  zone: TimeZoneSchema,
  attempts: z.number().int().min(1).max(1000).nullable(),
  lateRule: z.enum(['accept', 'penalty', 'refuse']),
  latePercent: z.number().int().min(0).max(100),
  points: z.number().int().min(0).max(10_000),
  counts: z.enum(['best', 'latest', 'first']),
  release: z.enum(RELEASES),
  /** With `onDate`: when learners see their results. */
  releases: LocalSchema.default(null),
  /** Staff review without the names of learners. */
  anonymous: z.boolean().default(false),
});

export type TermsInput = z.infer<typeof TermsInputSchema>;
type Dates = Pick<Terms, 'opensAt' | 'dueAt' | 'closesAt'>;

const NAMES = { opens: 'opensAt', due: 'dueAt', closes: 'closesAt' } as const;

/**
 * The instants that a form's dates stand for, or everything that is wrong with them. A date in the past is refused where it
 * would surprise the class: a due or closing date that was not there `before`.
 */
export function datesOf(
  input: Pick<TermsInput, 'opens' | 'due' | 'closes' | 'zone'>,
  now: number,
  before: Dates | null,
): { ok: true; value: Dates } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = [];
  const dates: Dates = { opensAt: null, dueAt: null, closesAt: null };
  for (const [path, key] of Object.entries(NAMES) as [keyof typeof NAMES, keyof Dates][]) {
    const local = input[path];
    if (local === null || local === '') continue;
    const found = instantIn(input.zone, local);
    if (!found.ok) {
      const message =
        found.reason === 'skipped'
          ? `clocks in ${input.zone} are put forward past this time on that day; choose another`
          : 'is no date and time';
      problems.push({ path, message });
      continue;
    }
    dates[key] = found.at;
    if (key !== 'opensAt' && found.at <= now && before?.[key] !== found.at) {
      problems.push({ path, message: 'lies in the past' });
    }
  }
  const { opensAt, dueAt, closesAt } = dates;
  if (opensAt !== null && dueAt !== null && opensAt >= dueAt) {
    problems.push({ path: 'due', message: 'has to be after the day it opens' });
  }
  if (dueAt !== null && closesAt !== null && closesAt < dueAt) {
    problems.push({ path: 'closes', message: 'has to be at or after the due date' });
  }
  if (opensAt !== null && dueAt === null && closesAt !== null && opensAt >= closesAt) {
    problems.push({ path: 'closes', message: 'has to be after the day it opens' });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: dates };
}

/** The instant at which results are released on a date, null where they are not, or what is wrong with it. */
export function releaseDateOf({
  release,
  releases,
  zone,
}: Pick<TermsInput, 'release' | 'releases' | 'zone'>):
  | { ok: true; value: number | null }
  | { ok: false; problems: Problem[] } {
  if (release !== 'onDate') return { ok: true, value: null };
  const found = instantIn(zone, releases ?? '');
  if (found.ok) return { ok: true, value: found.at };
  return { ok: false, problems: [{ path: 'releases', message: 'is no date and time' }] };
}
