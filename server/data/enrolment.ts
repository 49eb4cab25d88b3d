import 'server-only';
import type { ClassRole } from '@/core/access/class-powers';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { audit } from './audit';
import { classSubject, refuseArchived, requireClass, type Tx } from './class-access';
import { takePlaceIn } from './take-place';
import { takeTurn } from './take-turn';

/** A class as somebody about to join it sees it. */
export interface JoinableClass {
  id: string;
  name: string;
  retentionDays: number;
  /** Why it cannot be joined; null when it can. */
  closed: 'closed' | 'expired' | 'over' | null;
  /** What the viewer is in it already; null for nothing and for visitors. */
  role: ClassRole | null;
  teachers: string[];
}

/** The class with this code; null when there is none. For visitors too: the code is the permission. */
export async function selectOptionalJoinable(
  joinCode: string,
  viewerId: string | null,
): Promise<JoinableClass | null> {
  const row = await db().cohort.findUnique({
    where: { joinCode },
    select: {
      id: true,
      name: true,
      retentionDays: true,
      joinOpen: true,
      joinExpiresAt: true,
      archivedAt: true,
      members: {
        where: {
          status: 'active',
          OR: [
            { role: { in: ['owner', 'instructor'] } },
            ...(viewerId === null ? [] : [{ userId: viewerId }]),
          ],
        },
        select: { userId: true, role: true, user: { select: { name: true } } },
      },
    },
  });
  if (row === null) return null;
  const { members, joinOpen, joinExpiresAt, archivedAt, ...cohort } = row;
  return {
    ...cohort,
    closed: whyClosed({ joinOpen, joinExpiresAt, archivedAt }),
    role: members.find(({ userId }) => userId === viewerId)?.role ?? null,
    teachers: members.filter(({ role }) => role !== 'learner').map(({ user }) => user.name),
  };
}

function whyClosed(row: {
  joinOpen: boolean;
  joinExpiresAt: Date | null;
  archivedAt: Date | null;
}): JoinableClass['closed'] {
  if (row.archivedAt !== null) return 'over';
  if (!row.joinOpen) return 'closed';
  return row.joinExpiresAt !== null && row.joinExpiresAt <= new Date() ? 'expired' : null;
}

/**
 * Makes the viewer a learner of the class with this code. Who belongs to it stays what they are; who left comes back, and is
 * seen from now on. `removed` for who was removed, the reason when the class takes nobody, null when there is no such class.
 */
export async function insertMembership(
  joinCode: string,
): Promise<{ id: string; name: string } | 'removed' | NonNullable<JoinableClass['closed']> | null> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    const cohort = await tx.cohort.findUnique({ where: { joinCode } });
    if (cohort === null) return null;
    const { id, name } = cohort;
    await takeTurn(tx, `member ${id} ${viewer.id}`);
    const key = { cohortId_userId: { cohortId: id, userId: viewer.id } };
    const known = await tx.cohortMember.findUnique({ where: key });
    if (known?.status === 'active') return { id, name };
    if (known?.status === 'removed') return 'removed';
    const closed = whyClosed(cohort);
    if (closed !== null) return closed;
    await becomeLearner(tx, id, viewer.id);
    const { email, emailConfirmedAt } = await tx.user.findUniqueOrThrow({
      where: { id: viewer.id },
    });
    // Anybody may register an address; only whoever has proved it is whom the roster names there.
    const proved = known?.rosterEmail ?? (emailConfirmedAt === null ? null : email);
    if (proved !== null) await takePlaceIn(tx, id, viewer.id, proved);
    await audit(tx, {
      actor: viewer,
      action: 'class-joined',
      subject: { kind: 'class', id, name },
      after: { role: 'learner' },
    });
    return { id, name };
  });
}

/** Makes somebody a learner of a class from now on. */
export async function becomeLearner(tx: Tx, cohortId: string, userId: string): Promise<void> {
  const joined = {
    status: 'active',
    role: 'learner',
    joinedAt: new Date(),
    endedAt: null,
  } as const;
  await tx.cohortMember.upsert({
    where: { cohortId_userId: { cohortId, userId } },
    create: { cohortId, userId, ...joined },
    update: joined,
  });
}

/** Whether a class would be left without an owner when this one is none any more. */
export async function isLastOwner(tx: Tx, cohortId: string, userId: string): Promise<boolean> {
  // Two owners who leave at once do so one after the other.
  await takeTurn(tx, `owners of ${cohortId}`);
  const owners = await tx.cohortMember.findMany({
    where: { cohortId, role: 'owner', status: 'active' },
    select: { userId: true },
  });
  return owners.length === 1 && owners[0]?.userId === userId;
}

const lastOwner = () =>
  new AppError(
    'conflict',
    'the last owner of a class',
    'A class needs an owner. Make someone else an owner first, or delete the class.',
  );

/** Ends the viewer's own membership; false when there was none. The last owner cannot leave. */
export async function leaveMembership(cohortId: string): Promise<boolean> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    if (await isLastOwner(tx, cohortId, viewer.id)) throw lastOwner();
    const [left] = await tx.cohortMember.updateManyAndReturn({
      where: { cohortId, userId: viewer.id, status: 'active' },
      data: { status: 'left', endedAt: new Date() },
      select: { role: true, cohort: { select: { id: true, name: true } } },
    });
    if (left === undefined) return false;
    await audit(tx, {
      actor: viewer,
      action: 'class-left',
      subject: { kind: 'class', ...left.cohort },
      before: { role: left.role },
    });
    return true;
  });
}

/** Removes a member, or takes that back: staff are for owners to choose. */
export async function setRemoved(
  cohortId: string,
  userId: string,
  removed: boolean,
): Promise<void> {
  const open = await requireClass(cohortId, 'people');
  const { viewer, cohort, powers } = open;
  await db().$transaction(async (tx) => {
    const member = await tx.cohortMember.findUnique({
      where: { cohortId_userId: { cohortId, userId } },
      include: { user: { select: { name: true } } },
    });
    const fits = removed ? member?.status === 'active' : member?.status === 'removed';
    if (!member || !fits) throw notFound(`no member ${userId} to remove or restore`);
    if (member.role !== 'learner' && !powers.own) throw notFound('staff are for owners to choose');
    if (removed && (await isLastOwner(tx, cohortId, userId))) throw lastOwner();
    await tx.cohortMember.update({
      where: { cohortId_userId: { cohortId, userId } },
      data: removed
        ? { status: 'removed', endedAt: new Date() }
        : { status: 'active', endedAt: null },
    });
    await audit(tx, {
      actor: viewer,
      action: removed ? 'member-removed' : 'member-restored',
      subject: classSubject(cohort),
      after: { member: userId, name: member.user.name },
    });
  });
}

/** Makes somebody with an account owner, instructor or reviewer of a class, or a learner of it again who was that. */
export async function setStaff(
  cohortId: string,
  who: { email: string } | { userId: string },
  role: ClassRole,
): Promise<void> {
  const open = await requireClass(cohortId, 'own');
  refuseArchived(open);
  const { viewer, cohort } = open;
  await db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: 'email' in who ? { email: who.email } : { id: who.userId },
      select: {
        id: true,
        name: true,
        memberships: { where: { cohortId }, select: { role: true, status: true } },
      },
    });
    if (user === null) {
      const reader = 'No account has this e-mail address. Ask them to register first.';
      throw new AppError('not-found', 'no account with this e-mail', reader);
    }
    const known = user.memberships[0];
    const isMember = known?.status === 'active';
    // Nobody becomes a learner without having read what that shows of them.
    if ((role === 'learner' || 'userId' in who) && !isMember) throw notFound('no such member');
    if (role !== 'owner' && (await isLastOwner(tx, cohortId, user.id))) throw lastOwner();
    const now = new Date();
    await tx.cohortMember.upsert({
      where: { cohortId_userId: { cohortId, userId: user.id } },
      create: { cohortId, userId: user.id, role },
      update: {
        role,
        status: 'active',
        endedAt: null,
        // What staff made is nobody's to see, so whoever learns from now on is seen from now on.
        ...(role === 'learner' && known?.role !== 'learner' ? { joinedAt: now } : {}),
      },
    });
    await audit(tx, {
      actor: viewer,
      action: 'member-role-changed',
      subject: classSubject(cohort),
      ...(known ? { before: { role: known.role, status: known.status } } : {}),
      after: { member: user.id, name: user.name, role },
    });
  });
}
