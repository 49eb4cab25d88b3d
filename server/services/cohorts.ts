import 'server-only';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { TimeZoneSchema } from '@/core/shared/time-zone';
import { EmailSchema, NameSchema } from '@/server/auth/account-schemas';
import { callerAddress } from '@/server/auth/caller';
import { instructorViewer, signedInViewer } from '@/server/auth/guards';
import { giveBack, spend } from '@/server/auth/rate-limits';
import { getViewer } from '@/server/auth/viewer';
import { insertCohort, setArchived, updateCohort, updateJoining } from '@/server/data/cohorts';
import {
  insertMembership,
  type JoinableClass,
  leaveMembership,
  selectOptionalJoinable,
  setRemoved,
  setStaff,
} from '@/server/data/enrolment';
import { AppError, invalid, notFound } from '@/server/errors';
import { parseInput } from '@/server/parse-input';

/** Letters and digits that are not mistaken for one another when read aloud or copied from a board. */
const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const CodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9-]{4,40}$/, {
    error: 'is not a join code',
  });

/** A code under which a class is joined. */
export function newJoinCode(): string {
  const group = () =>
    Array.from({ length: 4 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
  return `${group()}-${group()}`;
}

/** Makes a class owned by the viewer, with a fresh join code; refuses learners. */
export async function createCohort(name: unknown, zone: unknown = 'UTC'): Promise<{ id: string }> {
  await spend('makeClass', (await instructorViewer()).id);
  return insertCohort(
    parseInput(NameSchema, name),
    newJoinCode(),
    parseInput(TimeZoneSchema, zone),
  );
}

const WHY_CLOSED: Record<NonNullable<JoinableClass['closed']> | 'removed', string> = {
  closed: 'This class takes no new members at the moment. Ask your instructor.',
  expired: 'This code has expired. Ask your instructor for a new one.',
  over: 'This class is over.',
  removed: 'You were removed from this class. Only its instructors can let you in again.',
};

/** Makes the viewer a learner of the class with this code; who belongs to it already stays what they are. */
export async function joinCohort(code: unknown): Promise<{ id: string; name: string }> {
  const viewer = await signedInViewer();
  await spend('joinCohort', viewer.id);
  const joined = await insertMembership(parseInput(CodeSchema, code));
  if (joined === null) {
    throw invalid('an unknown join code', [
      { path: '', message: 'No class has this join code. Ask your instructor for it.' },
    ]);
  }
  if (typeof joined === 'string') {
    throw new AppError('conflict', `joining a class: ${joined}`, WHY_CLOSED[joined]);
  }
  return joined;
}

/** The class that a join link leads to; null when there is none. Guessing is slowed by address. */
export async function openJoinLink(code: string): Promise<JoinableClass | null> {
  const address = await callerAddress();
  await spend('oneTimeLink', address);
  const parsed = CodeSchema.safeParse(code);
  const viewer = await getViewer();
  const found = parsed.success
    ? await selectOptionalJoinable(parsed.data, viewer?.id ?? null)
    : null;
  if (found !== null) await giveBack('oneTimeLink', address);
  return found;
}

/** Ends the viewer's membership; the last owner of a class cannot leave it. */
export async function leaveCohort(cohortId: unknown): Promise<void> {
  await signedInViewer();
  if (!(await leaveMembership(parseInput(z.uuid(), cohortId)))) {
    throw notFound('the viewer is no member of this class');
  }
}

export const CohortSettingsSchema = z.strictObject({
  cohortId: z.uuid(),
  name: NameSchema,
  timeZone: TimeZoneSchema,
  retentionDays: z
    .number()
    .int()
    .min(1, { error: 'is at least 1 day' })
    .max(3650, { error: 'is at most 3,650 days' }),
});

/** Changes name, time zone and retention time of a class. */
export async function changeCohort({
  cohortId,
  ...data
}: z.infer<typeof CohortSettingsSchema>): Promise<void> {
  await updateCohort(cohortId, data);
}

export const JoiningSchema = z.strictObject({
  cohortId: z.uuid(),
  change: z.union([
    z.strictObject({ newCode: z.literal(true) }),
    z.strictObject({ open: z.boolean() }),
    /** Days from now on after which the code expires; null for never. */
    z.strictObject({ days: z.number().int().min(1).max(365).nullable() }),
  ]),
});

const DAY_MS = 86_400_000;

/** Gives a class a new code, opens or closes it, or says when the code expires. */
export async function changeJoining({
  cohortId,
  change,
}: z.infer<typeof JoiningSchema>): Promise<void> {
  if ('newCode' in change) return updateJoining(cohortId, { joinCode: newJoinCode() });
  if ('open' in change) return updateJoining(cohortId, { joinOpen: change.open });
  const joinExpiresAt = change.days === null ? null : new Date(Date.now() + change.days * DAY_MS);
  return updateJoining(cohortId, { joinExpiresAt });
}

export const ArchiveSchema = z.strictObject({ cohortId: z.uuid(), archived: z.boolean() });

/** Ends a class, or lets it go on. */
export async function archiveCohort(input: z.infer<typeof ArchiveSchema>): Promise<void> {
  await setArchived(input.cohortId, input.archived);
}

export const RemoveMemberSchema = z.strictObject({
  cohortId: z.uuid(),
  userId: z.uuid(),
  removed: z.boolean(),
});

/** Removes a member of a class, or takes that back. */
export async function removeMember(input: z.infer<typeof RemoveMemberSchema>): Promise<void> {
  await setRemoved(input.cohortId, input.userId, input.removed);
}

export const StaffSchema = z.strictObject({
  cohortId: z.uuid(),
  who: z.union([z.strictObject({ email: EmailSchema }), z.strictObject({ userId: z.uuid() })]),
  role: z.enum(['owner', 'instructor', 'reviewer', 'learner']),
});

/** Chooses what somebody is in a class. Trying e-mail addresses out is limited. */
export async function chooseStaff({
  cohortId,
  who,
  role,
}: z.infer<typeof StaffSchema>): Promise<void> {
  if ('email' in who) await spend('joinCohort', (await signedInViewer()).id);
  await setStaff(cohortId, who, role);
}
