'use server';

import type { z } from 'zod';
import { defineAction } from '@/server/action';
import { GiveUpSchema, giveUp } from '@/server/services/references';

const give = defineAction({ who: 'user', input: GiveUpSchema, run: giveUp });

export async function giveUpAction(input: z.input<typeof GiveUpSchema>) {
  return give(input);
}
