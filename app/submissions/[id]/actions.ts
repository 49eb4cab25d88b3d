'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { ExplainSchema, explainSubmission } from '@/server/services/explanations';
import { MakeLinkSchema, makeShareLink, revokeShareLink } from '@/server/services/share-links';

const explain = defineAction({ who: 'user', input: ExplainSchema, run: explainSubmission });
const make = defineAction({ who: 'user', input: MakeLinkSchema, run: makeShareLink });
const revoke = defineAction({ who: 'user', input: z.uuid(), run: revokeShareLink });

export async function explainAction(input: z.input<typeof ExplainSchema>) {
  return explain(input);
}

export async function makeShareLinkAction(input: z.input<typeof MakeLinkSchema>) {
  return make(input);
}

export async function revokeShareLinkAction(id: string) {
  return revoke(id);
}
