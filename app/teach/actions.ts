'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { NameSchema } from '@/server/auth/account-schemas';
import { createCohort } from '@/server/services/cohorts';
import { makeResetLink } from '@/server/services/one-time-links';
import { CohortPremiumSchema, setCohortPremium } from '@/server/services/premium';

const create = defineAction({ who: 'instructor', input: NameSchema, run: createCohort });

export async function createCohortAction(name: string) {
  return create(name);
}

const setPremium = defineAction({
  who: 'admin',
  input: CohortPremiumSchema,
  run: setCohortPremium,
});

export async function setCohortPremiumAction(input: { cohortId: string; premium: boolean }) {
  return setPremium(input);
}

const makeLink = defineAction({ who: 'instructor', input: z.uuid(), run: makeResetLink });

export async function makeResetLinkAction(userId: string) {
  return makeLink(userId);
}
