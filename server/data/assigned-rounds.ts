import 'server-only';
import { RoundReportSchema } from '@/core/interview/round-report';
import { type Spread, spreadOf } from '@/core/interview/spread';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { requireClass } from './class-access';
import { readJson } from './read-json';
import { ROUND, type StoredRound, stored } from './rounds';
import { roundsIn, selectSight } from './sight';
import { noteReading } from './trace';

/** Missions over which a round is set to the viewer by a running class, and open. */
export async function selectAssignedRounds(): Promise<string[]> {
  const viewer = await signedInViewer();
  const now = new Date();
  const rows = await db().assignment.findMany({
    where: {
      kind: 'round',
      AND: [
        { OR: [{ opensAt: null }, { opensAt: { lte: now } }] },
        {
          OR: [
            { closesAt: null },
            { closesAt: { gte: now } },
            { extensions: { some: { userId: viewer.id } } },
          ],
        },
      ],
      cohort: {
        archivedAt: null,
        members: { some: { userId: viewer.id, role: 'learner', status: 'active' } },
      },
    },
    distinct: ['slug'],
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}

/** A finished round of another account as staff see it. */
export type SeenRound = StoredRound & { owner: { id: string; name: string } };

/** A finished round that was handed in to an assignment of a class that the viewer may see; null for any other. An admin leaves a trace. */
export async function selectOptionalSeenRound(id: string): Promise<SeenRound | null> {
  const viewer = await signedInViewer();
  const found = await db().round.findUnique({
    where: { id },
    select: { user: { select: { id: true, name: true } } },
  });
  if (found === null) return null;
  const sight = await selectSight(viewer, found.user.id);
  const row = await db().round.findFirst({
    where: { id, open: null, ...roundsIn(sight) },
    select: ROUND,
  });
  const round = row && stored(row);
  if (!round) return null;
  await noteReading(viewer, sight, { kind: 'interview round', id, owner: found.user });
  return { ...round, owner: found.user };
}

/** How many of a class came to which level in each step, by their latest round that was handed in to an assignment. */
export async function selectSpread(cohortId: string, assignmentId: string): Promise<Spread> {
  await requireClass(cohortId, 'look');
  const rows = await db().round.findMany({
    where: { assignedTo: { some: { assignment: { id: assignmentId, cohortId } } } },
    orderBy: { finishedAt: 'desc' },
    distinct: ['userId'],
    take: 1000,
    select: { report: true },
  });
  return spreadOf(
    rows.flatMap(({ report }) =>
      report === null ? [] : (readJson(RoundReportSchema, report, 'the report of a round') ?? []),
    ),
  );
}
