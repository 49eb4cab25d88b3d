import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Quiz, QuizSchema } from '@/core/quizzes/quiz-schema';
import { loadMission } from '@/server/content/missions';
import { loadQuiz } from '@/server/content/quizzes';
import { settleAll } from '@/server/data/results';
import { db } from '@/server/db';
import { selectBehind, selectMissionItems, selectQuestionItems } from '@/server/services/items';
import { makeAssignment, makeClass } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { emptyDesign, newsletterDesign } from '../../support/designs';
import { handedInEarlier } from '../../support/earlier-grade';
import { type PlantedAnswer, plantAttempts } from '../../support/quiz-answers';

withDatabase();

const SLUG = 'sync-async';
let teacher: Person;
let quiz: Quiz;

async function classOf(count: number) {
  const learners = await Promise.all(Array.from({ length: count }, () => makePerson()));
  const cohortId = await makeClass([
    { userId: teacher.id, role: 'owner' },
    ...learners.map(({ id }) => ({ userId: id, joinedAt: new Date(0) })),
  ]);
  return { cohortId, learners: learners.map(({ id }) => id) };
}

/** Pearson's r as the textbook has it. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (f: (pair: readonly [number, number]) => number) =>
    pairs.reduce((all, pair) => all + f(pair), 0);
  return (
    sum(([a, b]) => (a - x) * (b - y)) /
    Math.sqrt(sum(([a]) => (a - x) ** 2) * sum(([, b]) => (b - y) ** 2))
  );
}

/** The same figures, one question after the other, from the answers themselves. */
function slowly(answers: readonly PlantedAnswer[], questionId: string) {
  const own = answers.filter((one) => one.questionId === questionId);
  const score = (attempt: number) =>
    answers.filter((one) => one.attempt === attempt && one.correct).length;
  const times = own.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const half = times.length / 2;
  return {
    answers: own.length,
    right: own.filter(({ correct }) => correct).length,
    sure: own.filter(({ sure }) => sure === true).length,
    sureWrong: own.filter(({ sure, correct }) => sure === true && !correct).length,
    medianMs:
      times.length % 2 === 1
        ? times[Math.floor(half)]
        : ((times[half - 1] ?? 0) + (times[half] ?? 0)) / 2,
    discrimination: correlation(
      own.map(({ attempt, correct }) => {
        const here = Number(correct);
        return [here, score(attempt) - here] as const;
      }),
    ),
  };
}

beforeAll(async () => {
  teacher = await makePerson('instructor');
  quiz = QuizSchema.parse((await loadQuiz(SLUG))?.quiz);
});
beforeEach(() => becomePerson(teacher));

describe('questions', () => {
  it('have the figures of a slow reference computation, sure and wrong first, and those behind them', async () => {
    const { cohortId, learners } = await classOf(41);
    const assignmentId = await makeAssignment(cohortId, { kind: 'quiz', slug: SLUG });
    const planted = await plantAttempts(SLUG, quiz, learners, assignmentId);
    // A second attempt, and an answer to a question of another wording, count for nothing.
    await plantAttempts(SLUG, quiz, learners.slice(0, 3), assignmentId, 7);
    const items = (await selectQuestionItems(cohortId, assignmentId, SLUG)) ?? [];
    expect(items).toHaveLength(quiz.questions.length);
    for (const item of items) {
      const { discrimination, medianMs, ...counts } = slowly(planted, item.id);
      expect(item).toMatchObject(counts);
      expect(item.medianMs).toBeCloseTo(medianMs ?? 0, 0);
      expect(item.discrimination).toBeCloseTo(discrimination, 9);
      for (const { id, chosen } of item.options) {
        const same = planted.filter(
          ({ questionId, choice }) => questionId === item.id && choice.includes(id),
        );
        expect(chosen).toBe(same.length);
      }
    }
    const shares = items.map(({ sureWrong, answers }) => sureWrong / answers);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    const [first] = items;
    const assignment = { id: assignmentId, kind: 'quiz', slug: SLUG };
    const behind = await selectBehind(cohortId, assignment, { question: first?.id, who: 'sure' });
    expect(behind?.lines).toHaveLength(first?.sureWrong ?? -1);
    await db().quizAnswer.updateMany({
      where: { questionId: first?.id ?? '' },
      data: { version: 'another' },
    });
    const after = await selectQuestionItems(cohortId, assignmentId, SLUG);
    expect(after?.map(({ id }) => id)).not.toContain(first?.id);
  });

  it('are told apart by nothing in a small group', async () => {
    const { cohortId, learners } = await classOf(3);
    const assignmentId = await makeAssignment(cohortId, { kind: 'quiz', slug: SLUG });
    await plantAttempts(SLUG, quiz, learners, assignmentId);
    const items = (await selectQuestionItems(cohortId, assignmentId, SLUG)) ?? [];
    expect(items.map(({ discrimination }) => discrimination)).toEqual(items.map(() => null));
    await becomePerson(await makePerson('instructor'));
    await expect(selectQuestionItems(cohortId, assignmentId, SLUG)).rejects.toThrow();
  });
});

describe('promises', () => {
  it('are counted try by try, with what most do that break them, who they are, and equal designs', async () => {
    const { cohortId, learners } = await classOf(3);
    const assignmentId = await makeAssignment(cohortId);
    const mission = (await loadMission('newsletter'))?.mission;
    if (mission === undefined) throw new Error('no newsletter');
    const wrong = newsletterDesign('wrong/synchronous-loop');
    const times = [new Date(Date.now() - 2_000), new Date(Date.now() - 1_000)];
    const handIn = (n: number, diagram: typeof wrong, at = times[0]) =>
      handedInEarlier(learners[n] ?? '', mission, {
        ...{ diagram, assignedTo: [assignmentId] },
        ...(at ? { at } : {}),
      });
    await handIn(0, emptyDesign());
    await handIn(0, wrong, times[1]);
    await handIn(1, wrong);
    await handIn(2, emptyDesign());
    await db().$transaction((tx) => settleAll(tx, assignmentId));
    const items = await selectMissionItems(cohortId, assignmentId, 'newsletter');
    const connected = items?.checks.find(({ id }) => id === 'connected');
    expect(connected?.byTry.slice(0, 2)).toEqual([
      { tries: 3, kept: 1 },
      { tries: 1, kept: 1 },
    ]);
    expect(connected).toMatchObject({ counted: 3, kept: 2 });
    const fast = items?.checks.find(({ id }) => id === 'api-fast');
    expect(fast).toMatchObject({ counted: 3, kept: 0, commonest: { tries: 2 } });
    expect(fast?.commonest?.message).not.toBe('');
    expect(items?.pairs).toMatchObject([{ why: 'no-log' }]);
    const assignment = { id: assignmentId, kind: 'mission', slug: 'newsletter' };
    const behind = await selectBehind(cohortId, assignment, { check: 'connected' });
    expect(behind?.lines).toHaveLength(1);
    expect(await selectBehind(cohortId, assignment, { check: 'none' })).toBeNull();
    for (const check of items?.checks ?? []) {
      for (const [index, { tries, kept }] of check.byTry.entries()) {
        const asked = { check: check.id, try: String(index + 1) };
        const found = await selectBehind(cohortId, assignment, asked);
        expect([check.id, index, found?.lines.length]).toEqual([check.id, index, tries - kept]);
      }
    }
    const none = { answerMs: null, drainMs: null, peakDepth: null, duplicates: null };
    const scenario = mission.scenarios[0]?.id ?? '';
    await db().prediction.createMany({
      data: learners.map((userId, n) => ({
        ...{ userId, mission: 'newsletter', scenario },
        prediction: { ...none, peakDepth: [10, 100, 900][n] ?? null },
        outcome: { ...none, peakDepth: 100 },
      })),
    });
    const [off] =
      (await selectMissionItems(cohortId, assignmentId, 'newsletter'))?.predictions ?? [];
    expect(off).toMatchObject({ scenario, quantity: 'peakDepth', predictions: 3, far: 2 });
    const far = await selectBehind(cohortId, assignment, { predicted: `${scenario} peakDepth` });
    expect(far?.lines.map(({ note }) => note).sort()).toEqual([
      'said 10, saw 100',
      'said 900, saw 100',
    ]);
    expect(far?.lines.every(({ id }) => id !== null)).toBe(true);
    expect(await selectBehind(cohortId, assignment, { predicted: 'none peakDepth' })).toBeNull();
  });
});
