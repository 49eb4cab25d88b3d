'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { deleteBankText } from '@/server/data/bank';
import {
  givePoints,
  keepOpen,
  MarkSchema,
  mark,
  OpenSchema,
  PointsSchema,
  ReleaseSchema,
  release,
} from '@/server/services/reviews';
import { PickSchema, pick, RubricSchema, saveRubric } from '@/server/services/rubrics';
import { CommentSchema, comment } from '@/server/services/talk';

// Who may say something for a class is decided by the membership, in the data layer.

const say = defineAction({ who: 'user', input: CommentSchema, run: comment });
export async function commentAction(input: z.input<typeof CommentSchema>) {
  return say(input);
}

const look = defineAction({ who: 'user', input: MarkSchema, run: mark });
export async function markAction(input: z.input<typeof MarkSchema>) {
  return look(input);
}

const stay = defineAction({ who: 'user', input: OpenSchema, run: keepOpen });
export async function keepOpenAction(input: z.input<typeof OpenSchema>) {
  return stay(input);
}

const forget = defineAction({ who: 'user', input: z.uuid(), run: deleteBankText });
export async function forgetTextAction(id: string) {
  return forget(id);
}

const give = defineAction({ who: 'user', input: PointsSchema, run: givePoints });
export async function givePointsAction(input: z.input<typeof PointsSchema>) {
  return give(input);
}

const show = defineAction({ who: 'user', input: ReleaseSchema, run: release });
export async function releaseAction(input: z.input<typeof ReleaseSchema>) {
  return show(input);
}

const tick = defineAction({ who: 'user', input: PickSchema, run: pick });
export async function pickItemAction(input: z.input<typeof PickSchema>) {
  return tick(input);
}

const rubric = defineAction({ who: 'user', input: RubricSchema, run: saveRubric });
export async function saveRubricAction(input: z.input<typeof RubricSchema>) {
  return rubric(input);
}
