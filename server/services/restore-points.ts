import 'server-only';
import { z } from 'zod';
import { type Diagram, DiagramSchema, IdSchema } from '@/core/contracts/diagram-schema';
import { POINT_LIMITS, POINT_REASONS } from '@/core/contracts/restore-points';
import { isSeenText } from '@/core/contracts/seen-text';
import { spend } from '@/server/auth/rate-limits';
import type { Viewer } from '@/server/auth/viewer';
import { loadMission } from '@/server/content/missions';
import { deletePoint, insertPoint, selectOptionalPoint } from '@/server/data/restore-points';
import { AppError, notFound } from '@/server/errors';
import { refuseLarge, refuseUnseen } from './drafts';

const PointNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine(isSeenText, { error: 'contains characters that cannot be seen, or none that can' });

export const AddPointSchema = z.strictObject({
  id: z.uuid(),
  mission: IdSchema,
  name: PointNameSchema.nullable(),
  reason: z.enum(POINT_REASONS),
  diagram: DiagramSchema,
});

/** Keeps a restore point of the viewer's drawing. Refuses missions that do not exist, and a name too many. */
export async function addPoint(
  point: z.output<typeof AddPointSchema>,
  viewer: Viewer,
): Promise<void> {
  await spend('restorePoint', viewer.id);
  if ((await loadMission(point.mission)) === null) throw notFound(`no mission ${point.mission}`);
  refuseLarge(point.diagram);
  refuseUnseen(point.diagram);
  if (await insertPoint(point)) return;
  const reader = `There are ${POINT_LIMITS.named} named versions already. Remove one first.`;
  throw new AppError('conflict', 'too many named points', reader);
}

/** The diagram of one of the viewer's restore points. */
export async function loadPoint(id: string): Promise<Diagram> {
  const diagram = await selectOptionalPoint(id);
  if (diagram === null) throw notFound(`no restore point ${id}`);
  return diagram;
}

/** Removes one of the viewer's restore points. */
export async function removePoint(id: string): Promise<void> {
  if (!(await deletePoint(id))) throw notFound(`no restore point ${id}`);
}
