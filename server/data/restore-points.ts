import 'server-only';
import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import {
  POINT_LIMITS,
  POINT_REASONS,
  type PointReason,
  pointsToDrop,
  type RestorePoint,
} from '@/core/contracts/restore-points';
import { withSeenTexts } from '@/core/diagram/unseen-texts';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { readJson } from './read-json';
import { takeTurn } from './take-turn';

/** A restore point as its owner hands it over. */
export interface NewPoint {
  id: string;
  mission: string;
  name: string | null;
  reason: PointReason;
  diagram: Diagram;
}

/**
 * Keeps a point of the viewer; one that was sent before is kept once. The oldest of those without a name make room.
 * False when there are as many named ones as there may be.
 */
export async function insertPoint(point: NewPoint): Promise<boolean> {
  const viewer = await signedInViewer();
  return db().$transaction((tx) => insertPointIn(tx, viewer.id, point));
}

/** The same within a transaction that stores more. */
export async function insertPointIn(
  tx: Prisma.TransactionClient,
  userId: string,
  point: NewPoint,
): Promise<boolean> {
  const owned = { userId, mission: point.mission };
  if (point.name !== null) {
    // Two kept at once are counted one after the other.
    await takeTurn(tx, `points of ${userId}`);
    const named = await tx.restorePoint.count({
      where: { ...owned, name: { not: null }, id: { not: point.id } },
    });
    if (named >= POINT_LIMITS.named) return false;
  }
  await tx.restorePoint.createMany({
    data: [{ ...point, userId }],
    skipDuplicates: true,
  });
  const all = await tx.restorePoint.findMany({
    where: owned,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, name: true },
  });
  const gone = pointsToDrop(all).map(({ id }) => id);
  if (gone.length > 0) await tx.restorePoint.deleteMany({ where: { id: { in: gone } } });
  return true;
}

const reasonOf = (reason: string): PointReason =>
  POINT_REASONS.find((known) => known === reason) ?? 'kept';

/** The viewer's points of a mission, newest first. */
export async function selectPoints(mission: string): Promise<RestorePoint[]> {
  const viewer = await signedInViewer();
  const rows = await db().restorePoint.findMany({
    where: { userId: viewer.id, mission },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, name: true, reason: true, diagram: true, createdAt: true },
  });
  return rows.flatMap(({ diagram: stored, createdAt, reason, ...row }) => {
    const diagram = readJson(DiagramSchema, stored, `restore point ${row.id}`);
    if (diagram === null) return [];
    return {
      ...row,
      reason: reasonOf(reason),
      at: createdAt.getTime(),
      components: diagram.components.length,
      connections: diagram.connections.length,
    };
  });
}

/** The diagram of one of the viewer's points; null for any other. */
export async function selectOptionalPoint(id: string): Promise<Diagram | null> {
  const viewer = await signedInViewer();
  const row = await db().restorePoint.findFirst({
    where: { id, userId: viewer.id },
    select: { diagram: true },
  });
  const diagram = row && readJson(DiagramSchema, row.diagram, `restore point ${id}`);
  return diagram && withSeenTexts(diagram);
}

/** Removes one of the viewer's points; false when there is none such. */
export async function deletePoint(id: string): Promise<boolean> {
  const viewer = await signedInViewer();
  const { count } = await db().restorePoint.deleteMany({ where: { id, userId: viewer.id } });
  return count === 1;
}
