'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { retryGrading } from '@/server/services/admin-jobs';

const retry = defineAction({ who: 'admin', input: z.uuid(), run: retryGrading });

export async function retryAction(id: string) {
  return retry(id);
}
