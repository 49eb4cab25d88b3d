'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { EmailSchema } from '@/server/auth/account-schemas';
import { deleteAssignment } from '@/server/data/assignments';
import { deleteCohort } from '@/server/data/cohorts';
import { deleteRosterEntry } from '@/server/data/roster';
import { confirmClaim } from '@/server/data/roster-places';
import {
  ChangedAssignmentSchema,
  changeAssignment,
  ExtensionSchema,
  extend,
  NewAssignmentSchema,
  setAssignments,
} from '@/server/services/assignments';
import {
  ArchiveSchema,
  archiveCohort,
  CohortSettingsSchema,
  changeCohort,
  changeJoining,
  chooseStaff,
  JoiningSchema,
  RemoveMemberSchema,
  removeMember,
  StaffSchema,
} from '@/server/services/cohorts';
import { makePlaceLinks, PlaceLinksSchema } from '@/server/services/roster-places';

// Who may do what with a class is decided by the membership, in the data layer: anybody signed in may ask.

const setAll = defineAction({ who: 'user', input: NewAssignmentSchema, run: setAssignments });
export async function setAssignmentsAction(input: z.input<typeof NewAssignmentSchema>) {
  return setAll(input);
}

const change = defineAction({ who: 'user', input: ChangedAssignmentSchema, run: changeAssignment });
export async function changeAssignmentAction(input: z.input<typeof ChangedAssignmentSchema>) {
  return change(input);
}

const remove = defineAction({ who: 'user', input: z.uuid(), run: deleteAssignment });
export async function removeAssignmentAction(assignmentId: string) {
  return remove(assignmentId);
}

const extendFor = defineAction({ who: 'user', input: ExtensionSchema, run: extend });
export async function extendAction(input: z.input<typeof ExtensionSchema>) {
  return extendFor(input);
}

const settings = defineAction({ who: 'user', input: CohortSettingsSchema, run: changeCohort });
export async function changeCohortAction(input: z.input<typeof CohortSettingsSchema>) {
  return settings(input);
}

const joining = defineAction({ who: 'user', input: JoiningSchema, run: changeJoining });
export async function changeJoiningAction(input: z.input<typeof JoiningSchema>) {
  return joining(input);
}

const archive = defineAction({ who: 'user', input: ArchiveSchema, run: archiveCohort });
export async function archiveCohortAction(input: z.input<typeof ArchiveSchema>) {
  return archive(input);
}

const drop = defineAction({ who: 'user', input: z.uuid(), run: deleteCohort });
export async function deleteCohortAction(cohortId: string) {
  return drop(cohortId);
}

const member = defineAction({ who: 'user', input: RemoveMemberSchema, run: removeMember });
export async function removeMemberAction(input: z.input<typeof RemoveMemberSchema>) {
  return member(input);
}

const staff = defineAction({ who: 'user', input: StaffSchema, run: chooseStaff });
export async function chooseStaffAction(input: z.input<typeof StaffSchema>) {
  return staff(input);
}

const ClaimSchema = z.strictObject({ cohortId: z.uuid(), userId: z.uuid() });
const claim = defineAction({
  who: 'user',
  input: ClaimSchema,
  run: ({ cohortId, userId }) => confirmClaim(cohortId, userId),
});
export async function confirmClaimAction(input: z.input<typeof ClaimSchema>) {
  return claim(input);
}

const placeLinks = defineAction({ who: 'user', input: PlaceLinksSchema, run: makePlaceLinks });
export async function makePlaceLinksAction(input: z.input<typeof PlaceLinksSchema>) {
  return placeLinks(input);
}

const ExpectedSchema = z.strictObject({ cohortId: z.uuid(), email: EmailSchema });
const expected = defineAction({
  who: 'user',
  input: ExpectedSchema,
  run: async ({ cohortId, email }) => {
    await deleteRosterEntry(cohortId, email);
  },
});
export async function removeExpectedAction(input: z.input<typeof ExpectedSchema>) {
  return expected(input);
}
