import 'server-only';
import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import {
  POINT_LIMITS,
  POINT_REASONS,
  type PointReason,
  pointsToDrop,
  type RestorePoint,
} from '@/core/contracts/restore-points';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';

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
  const owned = { userId: viewer.id, mission: point.mission };
  return db().$transaction(async (tx) => {
    if (point.name !== null) {
      const named = await tx.restorePoint.count({
        where: { ...owned, name: { not: null }, id: { not: point.id } },
      });
      if (named >= POINT_LIMITS.named) return false;
    }
    await tx.restorePoint.createMany({
      data: [{ ...point, userId: viewer.id }],
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
  });
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
  return rows.map(({ diagram: stored, createdAt, reason, ...row }) => {
    const diagram = DiagramSchema.parse(stored);
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
  return row && DiagramSchema.parse(row.diagram);
}

/** Removes one of the viewer's points; false when there is none such. */
export async function deletePoint(id: string): Promise<boolean> {
  const viewer = await signedInViewer();
  const { count } = await db().restorePoint.deleteMany({ where: { id, userId: viewer.id } });
  return count === 1;
}
