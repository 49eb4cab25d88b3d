'use server';

import type { z } from 'zod';
import { defineAction } from '@/server/action';
import { ExplainSchema, explainSubmission } from '@/server/services/explanations';

const explain = defineAction({ who: 'user', input: ExplainSchema, run: explainSubmission });

export async function explainAction(input: z.input<typeof ExplainSchema>) {
  return explain(input);
}
