import 'server-only';
import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import { parseCommandLog } from '@/core/diagram/command-log';
import type { Command } from '@/core/diagram/commands';
import { withSeenTexts } from '@/core/diagram/unseen-texts';
import { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { noteTouch } from './activity';
import { isUniqueViolation } from './prisma-errors';
import { readJson } from './read-json';

/** A learner's drawing of one mission; the revision grows with every save. */
export interface StoredDraft {
  diagram: Diagram;
  /** How it grew, as the browser told; null when that is not known. */
  log: Command[] | null;
  revision: number;
}

/** The viewer's own draft of a mission; null when there is none that can be read. */
export async function selectOptionalDraft(mission: string): Promise<StoredDraft | null> {
  const viewer = await signedInViewer();
  const row = await db().draft.findUnique({
    where: { userId_mission: { userId: viewer.id, mission } },
    select: { diagram: true, log: true, revision: true },
  });
  const diagram = row && readJson(DiagramSchema, row.diagram, `draft of ${viewer.id}, ${mission}`);
  return (
    diagram && {
      diagram: withSeenTexts(diagram),
      log: parseCommandLog(row.log),
      revision: row.revision,
    }
  );
}

/** A log as the database takes it: a row without one holds SQL's null. */
export function logValue(log: Command[] | null) {
  return log === null ? Prisma.DbNull : (log as unknown as Prisma.InputJsonValue);
}

/**
 * Stores the viewer's draft if it grew from the stored revision (0 = there is none yet). Returns the new revision, the
 * stored one when nothing would change, or null when another save came first.
 */
export async function upsertDraft(
  mission: string,
  { diagram, log }: Pick<StoredDraft, 'diagram' | 'log'>,
  baseRevision: number,
): Promise<number | null> {
  const viewer = await signedInViewer();
  const data = { diagram, log: logValue(log) };
  if (baseRevision > 0) {
    // What is stored already costs nothing but a look.
    const same = await db().$queryRaw<unknown[]>`SELECT 1 FROM "Draft"
      WHERE "userId" = ${viewer.id}::uuid AND "mission" = ${mission} AND "revision" = ${baseRevision}
        AND "diagram"::text = ${JSON.stringify(diagram)}
        AND "log"::text IS NOT DISTINCT FROM ${log === null ? null : JSON.stringify(log)}::text`;
    if (same.length > 0) return baseRevision;
    const { count } = await db().draft.updateMany({
      where: { userId: viewer.id, mission, revision: baseRevision },
      data: { ...data, revision: baseRevision + 1 },
    });
    if (count === 0) return null;
    await noteTouch(db(), viewer.id, 'mission', [mission]);
    return baseRevision + 1;
  }
  try {
    await db().draft.create({ data: { userId: viewer.id, mission, ...data, revision: 1 } });
    await noteTouch(db(), viewer.id, 'mission', [mission]);
    return 1;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    if ((await selectOptionalDraft(mission)) !== null) return null;
    // What nobody can read is in nobody's way.
    const { revision } = await db().draft.update({
      where: { userId_mission: { userId: viewer.id, mission } },
      data: { ...data, revision: { increment: 1 } },
      select: { revision: true },
    });
    return revision;
  }
}

/** The viewer's drafts, latest first; `updatedAt` in ISO 8601, UTC. */
export async function selectOwnDrafts(): Promise<
  { mission: string; updatedAt: string; diagram: Diagram }[]
> {
  const viewer = await signedInViewer();
  const rows = await db().draft.findMany({
    where: { userId: viewer.id },
    orderBy: { updatedAt: 'desc' },
    select: { mission: true, updatedAt: true, diagram: true },
  });
  return rows.flatMap(({ mission, updatedAt, diagram: stored }) => {
    const diagram = readJson(DiagramSchema, stored, `draft of ${viewer.id}, ${mission}`);
    return diagram === null ? [] : { mission, updatedAt: updatedAt.toISOString(), diagram };
  });
}

/** The missions that the viewer has a draft of. */
export async function selectDraftedMissions(): Promise<string[]> {
  const viewer = await signedInViewer();
  const rows = await db().draft.findMany({
    where: { userId: viewer.id },
    select: { mission: true },
  });
  return rows.map(({ mission }) => mission);
}
