import 'server-only';
import type { Sight } from '@/core/access/sight';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { SubmissionState } from '@/core/contracts/submission-state';
import { parseCommandLog } from '@/core/diagram/command-log';
import type { Command } from '@/core/diagram/commands';
import { readReport } from '@/core/grading/read-report';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { selectSight, submissionsIn } from './sight';
import { noteReading } from './trace';

/** A report without the seed, for people who may read it by a link alone. */
export type ReadableReport = Omit<GradeReport, 'seed'>;

/** A stored report without its seed. */
export function readableReport(stored: Prisma.JsonValue): ReadableReport {
  const { seed: _, ...readable } = readReport(stored);
  return readable;
}

/** A submission in a list; `createdAt` in ISO 8601, UTC. Without a grade nothing is passed and nothing earned. */
export interface SubmissionSummary {
  id: string;
  mission: string;
  createdAt: string;
  state: SubmissionState;
  passed: boolean;
  stars: number;
  earned: number;
  total: number;
}

/** A hand-in with everything its page shows, graded or not. */
export interface HandedIn extends SubmissionSummary {
  diagram: Diagram;
  /** With its seed, so that the grade can be replayed: it is that of this design alone. Null until it is graded. */
  report: GradeReport | null;
  /** The rules it was graded by; null without a grade, and for grades from before they were noted. */
  rulesVersion: string | null;
  /** Why it could not be graded; null otherwise. */
  problem: string | null;
  /** How the diagram grew from the mission's start; null when that is not known. */
  log: Command[] | null;
  owner: { id: string; name: string };
  /** The viewer handed it in. */
  own: boolean;
}

/** A graded submission with everything its page shows. */
export type SubmissionDetail = HandedIn & { report: GradeReport };

/** What a summary is made from. */
export const SUMMARY = {
  id: true,
  mission: true,
  createdAt: true,
  state: true,
  currentGrade: { select: { passed: true, stars: true, earned: true, total: true } },
} as const;

interface SummaryRow {
  id: string;
  mission: string;
  createdAt: Date;
  state: SubmissionState;
  currentGrade: { passed: boolean; stars: number; earned: number; total: number } | null;
}

const UNGRADED = { passed: false, stars: 0, earned: 0, total: 0 };

/** A row as a summary. */
export function summaryOf({
  id,
  mission,
  createdAt,
  state,
  currentGrade,
}: SummaryRow): SubmissionSummary {
  const { passed, stars, earned, total } = currentGrade ?? UNGRADED;
  return {
    id,
    mission,
    createdAt: createdAt.toISOString(),
    state,
    passed,
    stars,
    earned,
    total,
  };
}

/** Where a hand-in that the viewer may see stands; `ahead` counts those whose turn comes first. Null for any other. */
export async function selectOptionalState(id: string): Promise<{
  state: SubmissionState;
  ahead: number;
  progress: number | null;
  problem: string | null;
} | null> {
  const viewer = await signedInViewer();
  const sight = await selectSightOn(viewer, id);
  if (sight === null) return null;
  const row = await db().submission.findFirst({
    where: { id, ...submissionsIn(sight) },
    select: { state: true, priority: true, createdAt: true, progress: true, problem: true },
  });
  if (row === null) return null;
  const { state, priority, createdAt, progress, problem } = row;
  const ahead =
    state !== 'queued'
      ? 0
      : await db().submission.count({
          where: {
            OR: [
              { state: 'grading' },
              { state: 'queued', priority: { gt: priority } },
              { state: 'queued', priority, createdAt: { lt: createdAt } },
            ],
          },
        });
  return { state, ahead, progress, problem };
}

/** What the viewer may see of the work of whoever handed this in; null when there is no such hand-in. */
async function selectSightOn(viewer: Viewer, id: string): Promise<Sight | null> {
  const row = await db().submission.findUnique({ where: { id }, select: { userId: true } });
  return row && selectSight(viewer, row.userId);
}

/** A hand-in that lies within what the viewer may see; null for any other. An admin leaves a trace. */
export async function selectOptionalHandedIn(id: string): Promise<HandedIn | null> {
  const viewer = await signedInViewer();
  const sight = await selectSightOn(viewer, id);
  if (sight === null) return null;
  const row = await db().submission.findFirst({
    where: { id, ...submissionsIn(sight) },
    select: {
      ...SUMMARY,
      diagram: true,
      log: true,
      problem: true,
      currentGrade: {
        select: {
          passed: true,
          stars: true,
          earned: true,
          total: true,
          report: true,
          rulesVersion: true,
        },
      },
      user: { select: { id: true, name: true } },
    },
  });
  if (row === null) return null;
  const { diagram, log, user, problem, currentGrade } = row;
  await noteReading(viewer, sight, { kind: 'submission', id, owner: user });
  return {
    ...summaryOf(row),
    diagram: diagram as unknown as Diagram,
    report: currentGrade && readReport(currentGrade.report),
    rulesVersion: currentGrade?.rulesVersion ?? null,
    problem,
    log: parseCommandLog(log),
    owner: user,
    own: user.id === viewer.id,
  };
}

/** Submissions of one account that the viewer may see (their own when none is named), newest first, at most 100. */
export async function selectSubmissions(filter: {
  mission?: string;
  owner?: string;
}): Promise<SubmissionSummary[]> {
  const viewer = await signedInViewer();
  const ownerId = filter.owner ?? viewer.id;
  const rows = await db().submission.findMany({
    where: {
      ...(filter.mission === undefined ? {} : { mission: filter.mission }),
      userId: ownerId,
      ...submissionsIn(await selectSight(viewer, ownerId)),
    },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: SUMMARY,
  });
  return rows.map(summaryOf);
}

/** The design that the viewer handed in last, by mission. */
export async function selectLatestDesigns(): Promise<Map<string, Diagram>> {
  const viewer = await signedInViewer();
  // Prisma's own "distinct" would load every design ever handed in.
  const rows = await db().$queryRaw<{ mission: string; diagram: Diagram }[]>`
    SELECT DISTINCT ON ("mission") "mission", "diagram" FROM "Submission"
    WHERE "userId" = ${viewer.id}::uuid ORDER BY "mission", "createdAt" DESC`;
  return new Map(rows.map(({ mission, diagram }) => [mission, diagram]));
}

/** The viewer's best grade of each mission: passed before not, then by points. */
export async function selectOwnBest(): Promise<
  { mission: string; passed: boolean; stars: number; earned: number; total: number }[]
> {
  const viewer = await signedInViewer();
  return db().$queryRaw`
    SELECT DISTINCT ON (s."mission") s."mission", g."passed", g."stars", g."earned", g."total"
    FROM "Submission" s JOIN "Grade" g ON g."id" = s."currentGradeId"
    WHERE s."userId" = ${viewer.id}::uuid
    ORDER BY s."mission", g."passed" DESC, g."stars" DESC, g."earned" DESC`;
}
