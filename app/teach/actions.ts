'use server';

import { z } from 'zod';
import { TimeZoneSchema } from '@/core/shared/time-zone';
import { defineAction } from '@/server/action';
import { NameSchema } from '@/server/auth/account-schemas';
import { createCohort } from '@/server/services/cohorts';
import { makeResetLink } from '@/server/services/one-time-links';
import { CohortPremiumSchema, setCohortPremium } from '@/server/services/premium';

const NewCohortSchema = z.strictObject({ name: NameSchema, zone: TimeZoneSchema });
const create = defineAction({
  who: 'instructor',
  input: NewCohortSchema,
  run: ({ name, zone }) => createCohort(name, zone),
});

export async function createCohortAction(input: z.input<typeof NewCohortSchema>) {
  return create(input);
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
