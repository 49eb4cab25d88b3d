'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { confirm } from '@/server/services/mail';

const run = defineAction({ who: 'anyone', input: z.string().max(1000), run: confirm });

export async function confirmEmailAction(token: string) {
  return run(token);
}
