import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';
import { ofClasses } from './export-of-classes';
import { BATCH, type ExportFile, pageAfter, rowsOf } from './export-pages';
import { readableReport } from './submissions';

const CARD = {
  id: true,
  ref: true,
  schedule: true,
  due: true,
  reps: true,
  createdAt: true,
} as const;
const REVIEW = { cardId: true, grade: true, correct: true, day: true, reviewedAt: true } as const;
const ROUND = {
  id: true,
  mission: true,
  state: true,
  report: true,
  createdAt: true,
  finishedAt: true,
} as const;
const GRADE = {
  id: true,
  cause: true,
  report: true,
  missionVersion: true,
  engineVersion: true,
  passed: true,
  stars: true,
  earned: true,
  total: true,
  createdAt: true,
} as const;

async function small(userId: string): Promise<ExportFile[]> {
  const where = { userId };
  const [account, sessions, identities, predictions, givenUp, cards, reviews, reading, hints] =
    await Promise.all([
      db().user.findUniqueOrThrow({
        where: { id: userId },
        select: {
          id: true,
          name: true,
          email: true,
          role: true,
          premium: true,
          newsByMail: true,
          createdAt: true,
          memberships: {
            select: {
              role: true,
              status: true,
              joinedAt: true,
              endedAt: true,
              section: true,
              cohort: { select: { id: true, name: true } },
            },
          },
        },
      }),
      db().session.findMany({
        where,
        select: { device: true, address: true, createdAt: true, lastSeenAt: true },
      }),
      db().externalIdentity.findMany({
        where,
        select: { issuer: true, subject: true, createdAt: true },
      }),
      db().prediction.findMany({
        where,
        select: { mission: true, scenario: true, prediction: true, outcome: true, createdAt: true },
      }),
      db().givenUp.findMany({ where, select: { mission: true, at: true } }),
      db().reviewCard.findMany({ where, select: CARD }),
      db().reviewLog.findMany({ where, select: REVIEW }),
      db().readSection.findMany({ where, select: { lesson: true, section: true, readAt: true } }),
      db().hintTaken.findMany({
        where,
        select: { mission: true, check: true, taken: true, firstAt: true },
      }),
    ]);
  return [
    { path: 'account.json', content: account },
    { path: 'sessions.json', content: sessions },
    { path: 'accounts-elsewhere.json', content: identities },
    { path: 'predictions.json', content: predictions },
    { path: 'missions-given-up.json', content: givenUp },
    { path: 'review-cards.json', content: cards },
    { path: 'review-log.json', content: reviews },
    { path: 'reading.json', content: reading },
    { path: 'hints.json', content: hints },
  ];
}

async function* drafts(userId: string): AsyncGenerator<ExportFile> {
  const missions = await db().draft.findMany({ where: { userId }, select: { mission: true } });
  for (const { mission } of missions) {
    const draft = await db().draft.findUnique({
      where: { userId_mission: { userId, mission } },
      select: { mission: true, diagram: true, log: true, revision: true, updatedAt: true },
    });
    if (draft !== null) yield { path: `drafts/${mission}.json`, content: draft };
  }
}

async function* points(userId: string): AsyncGenerator<ExportFile> {
  const read = (after: string | null) =>
    db().restorePoint.findMany({
      ...pageAfter(userId, after),
      select: { id: true, mission: true, name: true, reason: true, diagram: true, createdAt: true },
    });
  for await (const point of rowsOf(read)) {
    yield { path: `versions/${point.mission}/${point.id}.json`, content: point };
  }
}

async function* submissions(userId: string): AsyncGenerator<ExportFile> {
  const read = (after: string | null) =>
    db().submission.findMany({
      ...pageAfter(userId, after),
      select: {
        id: true,
        mission: true,
        createdAt: true,
        state: true,
        diagram: true,
        log: true,
        grades: { orderBy: { createdAt: 'asc' }, select: GRADE },
        explanation: { select: { answers: true, createdAt: true, updatedAt: true } },
        shareLinks: { select: { id: true, createdAt: true, expiresAt: true } },
      },
    });
  for await (const { grades, ...row } of rowsOf(read)) {
    const readable = grades.map((grade) => ({ ...grade, report: readableReport(grade.report) }));
    const path = `submissions/${row.mission}/${row.id}.json`;
    yield { path, content: { ...row, grades: readable } };
  }
}

async function* attempts(userId: string): AsyncGenerator<ExportFile> {
  const read = (after: string | null) =>
    db().quizAttempt.findMany({
      ...pageAfter(userId, after),
      // The seed says in which order the options stood.
      select: {
        id: true,
        quiz: true,
        startedAt: true,
        finishedAt: true,
        score: true,
        total: true,
        answers: {
          select: { questionId: true, choice: true, correct: true, sure: true, answeredAt: true },
        },
      },
    });
  for await (const attempt of rowsOf(read)) {
    yield { path: `quizzes/${attempt.quiz}/${attempt.id}.json`, content: attempt };
  }
}

async function* rounds(userId: string): AsyncGenerator<ExportFile> {
  const read = (after: string | null) =>
    db().round.findMany({ ...pageAfter(userId, after), select: ROUND });
  for await (const round of rowsOf(read)) {
    yield { path: `interviews/${round.mission}/${round.id}.json`, content: round };
  }
}

/** What the account noted as an interviewer; whose round it was is not its to take out. */
async function* seats(userId: string): AsyncGenerator<ExportFile> {
  const rows = await db().roundSeat.findMany({
    where: { userId },
    select: { roundId: true, book: true, round: { select: { mission: true } } },
  });
  for (const { roundId, book, round } of rows) {
    yield { path: `interviewed/${round.mission}/${roundId}.json`, content: book };
  }
}

async function* audited(userId: string): AsyncGenerator<ExportFile> {
  const read = (after: string | null) =>
    db().auditEntry.findMany({
      where: { actorId: userId, ...(after === null ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: {
        id: true,
        at: true,
        action: true,
        subjectKind: true,
        subjectId: true,
        subjectName: true,
        address: true,
        before: true,
        after: true,
      },
    });
  const entries: unknown[] = [];
  for await (const entry of rowsOf(read)) entries.push(entry);
  yield { path: 'what-you-did.json', content: entries };
}

async function* all(userId: string): AsyncGenerator<ExportFile> {
  yield* await small(userId);
  yield* await ofClasses(userId);
  yield* drafts(userId);
  yield* points(userId);
  yield* submissions(userId);
  yield* attempts(userId);
  yield* rounds(userId);
  yield* seats(userId);
  yield* audited(userId);
}

/** Everything the viewer has done, a file at a time; that it was taken out is noted first. */
export async function exportOwnAccount(): Promise<AsyncGenerator<ExportFile>> {
  const { id, name } = await signedInViewer();
  await audit(db(), {
    actor: { id, name },
    action: 'account-exported',
    subject: { kind: 'account', id, name },
  });
  return all(id);
}
