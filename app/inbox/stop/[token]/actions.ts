'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { stopNews } from '@/server/services/mail';

const input = z.strictObject({ token: z.string().max(1000) });
const run = defineAction({ who: 'anyone', input, run: ({ token }) => stopNews(token) });

export async function stopNewsAction(input: { token: string }) {
  return run(input);
}
