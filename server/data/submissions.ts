import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import { parseCommandLog } from '@/core/diagram/command-log';
import type { Command } from '@/core/diagram/commands';
import { reportOfEqual } from '@/core/grading/on-form';
import { readReport } from '@/core/grading/read-report';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { logValue } from './drafts';
import { isUniqueViolation } from './prisma-errors';
import { visibleUsers } from './teaching';

/** A report without the seed, for people who may read it by a link alone. */
export type ReadableReport = Omit<GradeReport, 'seed'>;

/** A stored report without its seed. */
export function readableReport(stored: Prisma.JsonValue): ReadableReport {
  const { seed: _, ...readable } = readReport(stored);
  return readable;
}

/** A submission in a list; `createdAt` in ISO 8601, UTC. */
export interface SubmissionSummary {
  id: string;
  mission: string;
  createdAt: string;
  passed: boolean;
  stars: number;
  earned: number;
  total: number;
}

/** A submission with everything its page shows. */
export interface SubmissionDetail extends SubmissionSummary {
  diagram: Diagram;
  /** With its seed, so that the grade can be replayed: it is that of this design alone. */
  report: GradeReport;
  /** How the diagram grew from the mission's start; null when that is not known. */
  log: Command[] | null;
  owner: { id: string; name: string };
  /** The viewer handed it in. */
  own: boolean;
}

const SUMMARY = {
  id: true,
  mission: true,
  createdAt: true,
  passed: true,
  stars: true,
  earned: true,
  total: true,
} as const;

type SummaryRow = Omit<SubmissionSummary, 'createdAt'> & { createdAt: Date };

function summaryOf({ createdAt, ...row }: SummaryRow): SubmissionSummary {
  return { ...row, createdAt: createdAt.toISOString() };
}

/** The id of what the viewer handed in under this key before; null when it is new. */
export async function selectOptionalSubmissionId(idempotencyKey: string): Promise<string | null> {
  const viewer = await signedInViewer();
  const row = await db().submission.findUnique({
    where: { userId_idempotencyKey: { userId: viewer.id, idempotencyKey } },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Stores a graded diagram of the viewer; under a key used before it stores nothing and returns the first one's id. */
export async function insertSubmission(data: {
  diagram: Diagram;
  report: GradeReport;
  idempotencyKey: string;
  log: Command[] | null;
}): Promise<string> {
  const viewer = await signedInViewer();
  const { report, diagram, idempotencyKey, log } = data;
  try {
    const row = await db().submission.create({
      data: {
        userId: viewer.id,
        mission: report.mission,
        diagram,
        report: report as unknown as Prisma.InputJsonValue,
        missionVersion: report.missionVersion,
        engineVersion: report.engineVersion,
        seed: report.seed,
        passed: report.passed,
        stars: report.stars,
        earned: report.score.earned,
        total: report.score.total,
        idempotencyKey,
        log: logValue(log),
      },
      select: { id: true },
    });
    return row.id;
  } catch (error) {
    const first = isUniqueViolation(error)
      ? await selectOptionalSubmissionId(idempotencyKey)
      : null;
    if (first === null) throw error;
    return first;
  }
}

/**
 * The report of an earlier submission of an equal design in the words of this one: same seed (which stands for mission
 * version and design), same engine. Null when there is none. Tells nothing that grading again would not tell.
 */
export async function selectOptionalReport(
  seed: string,
  engineVersion: string,
  mission: Mission,
  diagram: Diagram,
): Promise<GradeReport | null> {
  await signedInViewer();
  const row = await db().submission.findFirst({
    where: { seed, engineVersion },
    orderBy: { createdAt: 'desc' },
    select: { diagram: true, report: true },
  });
  if (row === null) return null;
  const stored = {
    diagram: row.diagram as unknown as Diagram,
    report: readReport(row.report),
  };
  return reportOfEqual(mission, stored, diagram);
}

/** A submission that the viewer may see: their own, a member's of a cohort they teach, any for an admin; else null. */
export async function selectOptionalSubmission(id: string): Promise<SubmissionDetail | null> {
  const viewer = await signedInViewer();
  const row = await db().submission.findFirst({
    where: { id, user: visibleUsers(viewer) },
    select: {
      ...SUMMARY,
      diagram: true,
      report: true,
      log: true,
      user: { select: { id: true, name: true } },
    },
  });
  if (row === null) return null;
  const { diagram, report, log, user, ...summary } = row;
  return {
    ...summaryOf(summary),
    diagram: diagram as unknown as Diagram,
    report: readReport(report),
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
  const rows = await db().submission.findMany({
    where: {
      ...(filter.mission === undefined ? {} : { mission: filter.mission }),
      userId: filter.owner ?? viewer.id,
      user: visibleUsers(viewer),
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
