import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Mission } from '@/core/contracts/mission-schema';
import { missionVersion } from '@/core/missions/mission-version';
import { rulesVersion } from '@/core/missions/rules-version';
import { ENGINE_VERSION } from '@/core/simulation/engine-version';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { audit } from './audit';
import { keepMission } from './grades';
import { boss, QUEUE, sendIn } from './job-queue';
import { isUniqueViolation } from './prisma-errors';
import { type OpenScope, planRegrade } from './regrade-plan';
import { type RegradeScope, requireChangeableScope, scopeSubject } from './regrade-scope';
import { takeTurn } from './take-turn';

/** So many rows are written by one statement. */
const ROWS = 2_000;

const conflict = (message: string, reader: string) => new AppError('conflict', message, reader);

/** The mission as it is today; throws `conflict` when it is gone. */
function requireMission(slug: string, today: Mission | null): Mission {
  if (today !== null) return today;
  const reader = 'This mission is not part of the content any more. Its grades stay as they are.';
  throw conflict(`mission ${slug} is gone`, reader);
}

/** Puts the next stretch of work into the transaction that asks for it, behind everything else. */
const queueWork = (tx: Prisma.TransactionClient, id: string) =>
  sendIn(tx, QUEUE.regrade, id, -1_000_000, { retryLimit: 3 }, randomUUID());

/**
 * Starts a dry run: grades the counted tries of a scope by a mission without effect. One that waits for a decision is put aside for it.
 * Throws `conflict` while another is under way, and when the mission is gone (null).
 */
export async function startRegrade(
  asked: RegradeScope,
  today: Mission | null,
): Promise<{ id: string }> {
  const open = await requireChangeableScope(asked);
  const mission = requireMission(open.mission, today);
  // Outside of the transaction: on one connection the start of the queue would wait for its end.
  await boss();
  return db().$transaction(
    async (tx) => {
      await takeTurn(tx, `regrade ${open.mission} ${open.scope}`);
      await putAside(tx, open);
      await keepMission(tx, open.mission, mission);
      const plan = await planRegrade(open, mission, tx);
      const { id } = await tx.regrade.create({
        data: {
          mission: open.mission,
          assignmentId: open.assignmentId,
          scope: open.scope,
          state: plan.tries.length > 0 ? 'running' : 'ready',
          readyAt: plan.tries.length > 0 ? null : new Date(),
          missionVersion: missionVersion(mission),
          rulesVersion: rulesVersion(mission),
          engineVersion: ENGINE_VERSION,
          total: plan.total,
          unchanged: plan.byLevel.none,
          leftOut: plan.leftOut,
          expectedEvents: Math.round(plan.expectedEvents),
          startedById: open.viewer.id,
        },
        select: { id: true },
      });
      for (let from = 0; from < plan.tries.length; from += ROWS) {
        await tx.regradeItem.createMany({
          data: plan.tries.slice(from, from + ROWS).map(({ submissionId, gradeId }) => ({
            ...{ regradeId: id, submissionId, fromGradeId: gradeId },
          })),
        });
      }
      await audit(tx, {
        actor: open.viewer,
        action: 'regrade-started',
        subject: scopeSubject(open),
        after: { regrade: id, mission: open.mission, tries: plan.tries.length },
      });
      if (plan.tries.length > 0) await queueWork(tx, id);
      return { id };
    },
    { timeout: 60_000 },
  );
}

/** Puts a dry run that waits for a decision aside; throws `conflict` while something is under way. */
async function putAside(tx: Prisma.TransactionClient, open: OpenScope): Promise<void> {
  const { mission, scope } = open;
  const held = await tx.regrade.findFirst({
    where: { mission, scope, open: true },
    select: { id: true, state: true, startedBy: { select: { name: true } } },
  });
  if (held === null) return;
  if (held.state !== 'ready') {
    const reader = `${held.startedBy?.name ?? 'Someone'} is having this graded anew right now. Reload the page to see how far it is.`;
    throw conflict(`regrade ${held.id} is ${held.state}`, reader);
  }
  await end(tx, open, held.id);
}

async function end(tx: Prisma.TransactionClient, open: OpenScope, id: string): Promise<void> {
  const { count } = await tx.regrade.updateMany({
    where: { id, state: { in: ['running', 'ready'] } },
    data: {
      ...{ state: 'cancelled', open: null, worker: null, beatAt: null },
      ...{ endedById: open.viewer.id, endedAt: new Date() },
    },
  });
  if (count === 0) {
    throw conflict('not to be cancelled', 'This dry run is over already. Reload the page.');
  }
  await tx.regradeItem.deleteMany({ where: { regradeId: id } });
  await audit(tx, {
    actor: open.viewer,
    action: 'regrade-cancelled',
    subject: scopeSubject(open),
    after: { regrade: id, mission: open.mission },
  });
}

/** A regrade with the scope that opens it to the viewer. */
async function requireRegrade(id: string) {
  const row = await db().regrade.findUnique({ where: { id } });
  if (row === null) throw notFound(`no regrade ${id}`);
  const { assignmentId, mission } = row;
  // Before any transaction, as above.
  await boss();
  const open = await requireChangeableScope(assignmentId === null ? { mission } : { assignmentId });
  return { row, open };
}

/** Where a regrade of the viewer's belongs: the mission that it is of. */
export async function selectRegradeMission(id: string): Promise<string> {
  return (await requireRegrade(id)).row.mission;
}

/** Stops a dry run, or puts aside one that is done. */
export async function cancelRegrade(id: string): Promise<void> {
  const { open } = await requireRegrade(id);
  await db().$transaction((tx) => end(tx, open, id));
}

/**
 * Has the grades of a dry run given for good; `today` is the mission as it is now, null when it is gone. Of two who ask, one succeeds.
 * Throws `conflict` when the rules have changed since the dry run.
 */
export async function applyRegrade(
  id: string,
  neverLower: boolean,
  today: Mission | null,
): Promise<void> {
  const { row, open } = await requireRegrade(id);
  if (
    rulesVersion(requireMission(row.mission, today)) !== row.rulesVersion ||
    ENGINE_VERSION !== row.engineVersion
  ) {
    const reader = 'The rules have changed again since this dry run. Start another one.';
    throw conflict(`regrade ${id} is of other rules`, reader);
  }
  await db().$transaction(async (tx) => {
    const { count } = await tx.regrade.updateMany({
      where: { id, state: 'ready' },
      data: {
        ...{ state: 'applying', neverLower, worker: null, beatAt: null },
        ...{ appliedById: open.viewer.id, appliedAt: new Date() },
      },
    });
    if (count === 0) throw await overtaken(tx, id);
    const counts = await tx.regradeItem.count({ where: { regradeId: id, differs: true } });
    await audit(tx, {
      actor: open.viewer,
      action: 'regrade-applied',
      subject: scopeSubject(open),
      before: { rules: 'as graded' },
      after: { regrade: id, mission: row.mission, neverLower, differing: counts },
    });
    await queueWork(tx, id);
  });
}

/** What is told to whoever comes second. */
async function overtaken(tx: Prisma.TransactionClient, id: string): Promise<AppError> {
  const now = await tx.regrade.findUnique({
    where: { id },
    select: {
      state: true,
      appliedBy: { select: { name: true } },
      endedBy: { select: { name: true } },
    },
  });
  const who = (now?.state === 'cancelled' ? now.endedBy?.name : now?.appliedBy?.name) ?? 'Someone';
  const did = now?.state === 'cancelled' ? 'put this dry run aside' : 'decided this already';
  return conflict(`regrade ${id} is ${now?.state}`, `${who} ${did}. Reload the page to see it.`);
}

/** Gives back the grades that hand-ins had before they were graded anew. */
export async function undoRegrade(id: string): Promise<void> {
  const { row, open } = await requireRegrade(id);
  try {
    await db().$transaction(async (tx) => {
      const { count } = await tx.regrade.updateMany({
        where: { id, state: 'applied' },
        data: {
          ...{ state: 'undoing', open: true, worker: null, beatAt: null },
          ...{ endedById: open.viewer.id, endedAt: new Date() },
        },
      });
      if (count === 0)
        throw conflict('not applied', 'This was taken back already. Reload the page.');
      await audit(tx, {
        actor: open.viewer,
        action: 'regrade-undone',
        subject: scopeSubject(open),
        after: { regrade: id, mission: row.mission },
      });
      await queueWork(tx, id);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const reader = 'Another dry run is open. Put it aside first.';
    throw conflict(`another regrade of ${row.scope} is open`, reader);
  }
}
