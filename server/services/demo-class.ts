import 'server-only';
import { readFile } from 'node:fs/promises';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { headingsOf } from '@/core/lessons/headings';
import { typeOf } from '@/core/quizzes/question-types';
import type { Question } from '@/core/quizzes/quiz-schema';
import { scoreQuestion } from '@/core/quizzes/score-question';
import { contentHash, stableJson } from '@/core/shared/content-hash';
import { contentPath } from '@/server/content/content-folder';
import { loadLesson } from '@/server/content/lessons';
import { loadMission } from '@/server/content/missions';
import { loadQuiz } from '@/server/content/quizzes';
import {
  type DemoAnswer,
  type DemoDesign,
  type DemoLearner,
  type DemoQuiz,
  insertDemoClass,
} from '@/server/data/demo-class';
import { boss, QUEUE, sendIn } from '@/server/data/job-queue';
import { listActivities } from './activities';
import { newJoinCode } from './cohorts';
import {
  PLANNED_ASSIGNMENTS,
  PLANNED_LEARNERS,
  type PlannedDesign,
  type PlannedLearner,
} from './demo-plot';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Plants the example class for the account with this e-mail, so that its instructor sees a class at work. Nothing in it is made up but
 * who did what: designs are handed in and wait behind everybody else's for a real grade, answers are scored, results settled. At
 * most once per database, unless `again`. False when it was planted before, or nobody has this e-mail.
 */
export async function plantDemoClass(
  ownerEmail: string,
  { again = false, now = Date.now(), zone = 'UTC' } = {},
): Promise<boolean> {
  const activities = await listActivities();
  const assignments = PLANNED_ASSIGNMENTS.flatMap(({ kind, slug, due, points, latePercent }) => {
    const activity = activities.find((one) => one.kind === kind && one.slug === slug);
    const hour = Math.floor((now + due * DAY_MS) / HOUR_MS) * HOUR_MS;
    const rule = { lateRule: latePercent > 0 ? 'penalty' : 'accept', latePercent } as const;
    return activity ? [{ ...activity, dueAt: new Date(hour), points, ...rule }] : [];
  });
  const learners = await Promise.all(PLANNED_LEARNERS.map((one) => learnerOf(one, now)));
  // The queue makes its tables on first use, which cannot wait for the transaction below on one connection.
  await boss();
  return insertDemoClass(
    {
      ownerEmail,
      again,
      zone,
      assignments,
      learners,
      joinCode: newJoinCode(),
      joinedAt: new Date(now - 16 * DAY_MS),
    },
    (tx, id, priority) => sendIn(tx, QUEUE.grade, id, priority),
  );
}

async function learnerOf(planned: PlannedLearner, now: number): Promise<DemoLearner> {
  const at = (ago: number) => new Date(now - ago * DAY_MS);
  const { name, section, extension, drawing } = planned;
  return {
    name,
    section,
    reading: planned.read === null ? [] : await sectionsRead(at(planned.read)),
    quizzes: (
      await Promise.all(
        planned.quizzes.map(({ quiz, missed, ago, stopped = false }) =>
          quizOf(quiz, missed, at(ago), stopped),
        ),
      )
    ).flat(),
    designs: (await Promise.all(planned.designs.map((one) => designOf(one, at(one.ago))))).flat(),
    drawing: drawing ? ((await designOf(drawing, at(drawing.ago)))[0] ?? null) : null,
    extension: extension ? { ...extension, dueAt: at(-extension.due) } : null,
  };
}

async function sectionsRead(readAt: Date) {
  const slug = PLANNED_ASSIGNMENTS.find(({ kind }) => kind === 'lesson')?.slug ?? '';
  const lesson = await loadLesson(slug);
  return headingsOf(lesson?.body ?? '')
    .filter(({ depth }) => depth === 2)
    .map(({ anchor }) => ({ lesson: slug, section: anchor, readAt }));
}

/** A design as the mission's folder has it; none when it is not there or does not fit. */
async function designOf({ mission, file }: PlannedDesign, at: Date): Promise<DemoDesign[]> {
  const loaded = await loadMission(mission);
  if (loaded === null) return [];
  const text = await readFile(
    contentPath('missions', mission, ...`${file}.json`.split('/')),
    'utf8',
  );
  const parsed = parseDiagramFor(loaded.mission, text);
  return parsed.ok ? [{ mission, diagram: parsed.value, at }] : [];
}

/** An attempt that misses so many questions: with a wrong option where the question has options, else without an answer. */
async function quizOf(
  slug: string,
  missed: number,
  at: Date,
  stopped: boolean,
): Promise<DemoQuiz[]> {
  const loaded = await loadQuiz(slug);
  if (loaded === null) return [];
  const { questions } = loaded.quiz;
  const answers = questions.flatMap((question, index): DemoAnswer[] => {
    const choice =
      index < questions.length - missed ? typeOf(question).solution(question) : slip(question);
    const score = scoreQuestion(question, choice);
    if (choice.length === 0 || score.kind === 'invalid') return [];
    const correct = score.earned === score.total;
    const version = contentHash(stableJson(question));
    return [{ questionId: question.id, choice, correct, sure: correct, version }];
  });
  const given = stopped ? answers.filter(({ correct }) => correct) : answers;
  const seed = `${loaded.version}.example`;
  return [{ quiz: slug, seed, total: questions.length, at, finished: !stopped, answers: given }];
}

function slip(question: Question): string[] {
  if (question.kind !== 'single') return [];
  const wrong = question.options.find(({ correct }) => !correct);
  return wrong ? [wrong.id] : [];
}
