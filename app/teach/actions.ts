'use server';

import { defineAction } from '@/server/action';
import { NameSchema } from '@/server/auth/account-schemas';
import { createCohort } from '@/server/services/cohorts';

const create = defineAction({ who: 'instructor', input: NameSchema, run: createCohort });

export async function createCohortAction(name: string) {
  return create(name);
}
