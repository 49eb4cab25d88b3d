import 'server-only';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { NameSchema } from '@/server/auth/account-schemas';
import { instructorViewer, signedInViewer } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import {
  deleteMembership,
  insertCohort,
  insertMembership,
  selectOptionalCohortProgress,
  type TaughtCohort,
} from '@/server/data/cohorts';
import { invalid, notFound } from '@/server/errors';
import { parseInput } from '@/server/parse-input';
import { withQuizTitles } from './quizzes';
import { withMissionTitles } from './submissions';

/** Letters and digits that are not mistaken for one another when read aloud or copied from a board. */
const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const CodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9-]{4,40}$/, {
    error: 'is not a join code',
  });

function newJoinCode(): string {
  const group = () =>
    Array.from({ length: 4 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
  return `${group()}-${group()}`;
}

/** Makes a cohort taught by the viewer, with a fresh join code; refuses learners. */
export async function createCohort(name: unknown): Promise<{ id: string }> {
  await instructorViewer();
  return insertCohort(parseInput(NameSchema, name), newJoinCode());
}

/** Makes the viewer a learner of the cohort with this code; who belongs to it already stays what they are. */
export async function joinCohort(code: unknown): Promise<{ id: string; name: string }> {
  const viewer = await signedInViewer();
  await spend('joinCohort', viewer.id);
  const cohort = await insertMembership(parseInput(CodeSchema, code));
  if (cohort === null) {
    throw invalid('an unknown join code', [
      { path: '', message: 'No cohort has this join code. Ask your instructor for it.' },
    ]);
  }
  return cohort;
}

/** Ends the viewer's membership as a learner. */
export async function leaveCohort(cohortId: unknown): Promise<void> {
  await signedInViewer();
  if (!(await deleteMembership(parseInput(z.uuid(), cohortId)))) {
    throw notFound('the viewer is no learner of this cohort');
  }
}

/** A learner of a cohort with the latest result of each quiz and mission; instants in ISO 8601, UTC. */
export interface MemberOverview {
  id: string;
  name: string;
  email: string;
  isStaff: boolean;
  quizzes: { slug: string; title: string; correct: number; total: number; finishedAt: string }[];
  missions: {
    slug: string;
    title: string;
    submissionId: string;
    passed: boolean;
    stars: number;
    createdAt: string;
    tries: number;
  }[];
}

/** A cohort the viewer teaches and where its learners stand; null for any other. Refuses learners. */
export async function selectCohortOverview(
  cohortId: string,
): Promise<{ cohort: TaughtCohort; members: MemberOverview[] } | null> {
  await instructorViewer();
  if (!z.uuid().safeParse(cohortId).success) return null;
  const found = await selectOptionalCohortProgress(cohortId);
  if (found === null) return null;
  const members = found.members.map(async ({ quizzes, missions, ...member }) => ({
    ...member,
    quizzes: (await withQuizTitles(quizzes)).map(({ slug, title, correct, total, finishedAt }) => ({
      slug,
      title,
      correct,
      total,
      finishedAt,
    })),
    missions: (await withMissionTitles(missions)).map((submission) => ({
      slug: submission.mission,
      title: submission.missionTitle,
      submissionId: submission.id,
      passed: submission.passed,
      stars: submission.stars,
      createdAt: submission.createdAt,
      tries: submission.tries,
    })),
  }));
  return { cohort: found.cohort, members: await Promise.all(members) };
}
