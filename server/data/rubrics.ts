import 'server-only';
import type { CountedItem, RubricItem } from '@/core/contracts/rubric';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { requireAssignment } from './assignments';
import { audit } from './audit';
import { classSubject, refuseArchived, requireClass, type Tx } from './class-access';
import { requireHandedInTo } from './handed-in-to';
import { isReleasedNow, RELEASE_TERMS } from './released';
import { settleAll, settleWith } from './results';

const ITEM = { id: true, title: true, points: true } as const;
const ORDER = [{ position: 'asc' }, { id: 'asc' }] as const;

/** The rubric of an assignment of a class whose pages for staff are open to the viewer, in its order. */
export async function selectRubric(cohortId: string, assignmentId: string): Promise<CountedItem[]> {
  await requireClass(cohortId, 'look');
  const rows = await db().rubricItem.findMany({
    where: { assignmentId, assignment: { cohortId } },
    orderBy: [...ORDER],
    select: { ...ITEM, _count: { select: { picks: true } } },
  });
  return rows.map(({ _count, ...item }) => ({ ...item, picks: _count.picks }));
}

/** Ids of the items that hold for a submission, of such a class. */
export async function selectPicks(
  cohortId: string,
  assignmentId: string,
  submissionId: string,
): Promise<string[]> {
  await requireClass(cohortId, 'look');
  const rows = await db().rubricPick.findMany({
    where: { submissionId, item: { assignmentId, assignment: { cohortId } } },
    select: { itemId: true },
  });
  return rows.map(({ itemId }) => itemId);
}

const same = (a: readonly RubricItem[], b: readonly RubricItem[]) =>
  a.length === b.length &&
  a.every(({ id, title, points }, n) => {
    const other = b[n];
    return id === other?.id && title === other.title && points === other.points;
  });

const told = (items: readonly RubricItem[]) =>
  items.map(({ title, points }) => ({ title, points }));

async function writeItems(
  tx: Tx,
  assignmentId: string,
  items: readonly (Omit<RubricItem, 'id'> & { id: string | null })[],
): Promise<void> {
  const kept = items.flatMap(({ id }) => (id === null ? [] : [id]));
  await tx.rubricItem.deleteMany({ where: { assignmentId, id: { notIn: kept } } });
  for (const [position, { id, title, points }] of items.entries()) {
    const data = { title, points, position };
    if (id === null) await tx.rubricItem.create({ data: { assignmentId, ...data } });
    else await tx.rubricItem.updateMany({ where: { id, assignmentId }, data });
  }
}

const scoresOf = async (tx: Tx, assignmentId: string) => {
  const rows = await tx.result.findMany({
    where: { assignmentId },
    select: { userId: true, score: true },
  });
  return new Map(rows.map(({ userId, score }) => [userId, score]));
};

/**
 * Puts these items in place of those of an assignment that the viewer `seen`; everybody's points follow. How many results have other
 * points then. Items without an id are new; those that are missing go, with what they did. Throws `conflict` when somebody else has changed them.
 */
export async function setRubric(
  assignmentId: string,
  seen: readonly RubricItem[],
  items: readonly (Omit<RubricItem, 'id'> & { id: string | null })[],
): Promise<{ changed: number }> {
  const { open, row } = await requireAssignment(assignmentId, 'assign');
  refuseArchived(open);
  if (row.kind !== 'mission') throw notFound(`${assignmentId} is no mission`);
  return db().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Assignment" WHERE "id" = ${assignmentId}::uuid FOR NO KEY UPDATE`;
      const before = await tx.rubricItem.findMany({
        where: { assignmentId },
        orderBy: [...ORDER],
        select: ITEM,
      });
      if (!same(before, seen)) {
        const reader =
          'Someone else has changed the rubric in the meantime. Nothing of yours was saved; reload the page to see theirs.';
        throw new AppError('conflict', 'a rubric of another version', reader);
      }
      const scores = await scoresOf(tx, assignmentId);
      await writeItems(tx, assignmentId, items);
      await settleAll(tx, assignmentId);
      const after = await scoresOf(tx, assignmentId);
      const changed = [...after].filter(([id, score]) => scores.get(id) !== score).length;
      await audit(tx, {
        actor: open.viewer,
        action: 'rubric-changed',
        subject: classSubject(open.cohort),
        before: { items: told(before) },
        after: {
          assignment: assignmentId,
          title: row.title,
          items: told(items as RubricItem[]),
          changed,
        },
      });
      return { changed };
    },
    { timeout: 60_000 },
  );
}

/** Notes that an item holds for a submission, or does not; the learner's result follows. */
export async function setPick(
  assignmentId: string,
  submissionId: string,
  itemId: string,
  picked: boolean,
): Promise<void> {
  const { open, row } = await requireAssignment(assignmentId, 'review');
  refuseArchived(open);
  const userId = await requireHandedInTo(assignmentId, submissionId);
  await db().$transaction(async (tx) => {
    const item = await tx.rubricItem.findFirst({
      where: { id: itemId, assignmentId },
      select: ITEM,
    });
    if (item === null) {
      const reader = 'This item is not in the rubric any more. Reload the page.';
      throw new AppError('not-found', `no item ${itemId}`, reader);
    }
    await settleWith(tx, assignmentId, userId, async () => {
      if (!picked) {
        await tx.rubricPick.deleteMany({ where: { itemId, submissionId } });
        return;
      }
      await tx.rubricPick.createMany({
        data: [{ itemId, submissionId, pickedById: open.viewer.id }],
        skipDuplicates: true,
      });
    });
    await audit(tx, {
      actor: open.viewer,
      action: 'rubric-applied',
      subject: classSubject(open.cohort),
      after: {
        assignment: assignmentId,
        title: row.title,
        submissionId,
        item: item.title,
        points: item.points,
        picked,
      },
    });
  });
}

/** The items that hold for a submission of the viewer's, by class, as far as they are released. */
export async function selectOwnRubric(
  submissionId: string,
): Promise<{ className: string; items: RubricItem[] }[]> {
  const viewer = await signedInViewer();
  const rows = await db().assignment.findMany({
    where: {
      rubric: { some: { picks: { some: { submissionId, submission: { userId: viewer.id } } } } },
    },
    select: {
      ...RELEASE_TERMS,
      cohort: { select: { name: true } },
      rubric: {
        where: { picks: { some: { submissionId } } },
        orderBy: [...ORDER],
        select: ITEM,
      },
    },
  });
  return rows
    .filter(isReleasedNow)
    .map(({ cohort, rubric }) => ({ className: cohort.name, items: rubric }));
}
