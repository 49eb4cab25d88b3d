'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { confirm } from '@/server/services/mail';

const input = z.strictObject({ token: z.string().max(1000) });
const run = defineAction({ who: 'anyone', input, run: ({ token }) => confirm(token) });

export async function confirmEmailAction(input: { token: string }) {
  return run(input);
}
