import 'server-only';
import { z } from 'zod';
import { IdSchema } from '@/core/contracts/diagram-schema';
import { ChoiceSchema } from '@/core/quizzes/choice-schema';
import { type Feedback, feedbackOn } from '@/core/quizzes/feedback';
import { type PublicQuestion, publicQuestions } from '@/core/quizzes/public-question';
import type { Question } from '@/core/quizzes/quiz-schema';
import { scoreQuestion } from '@/core/quizzes/score-question';
import { formatRef } from '@/core/review/card-ref';
import { contentHash, stableJson } from '@/core/shared/content-hash';
import { spendByCaller } from '@/server/auth/caller';
import { getViewer } from '@/server/auth/viewer';
import { type LoadedQuiz, listQuizzes, loadQuiz } from '@/server/content/quizzes';
import {
  type AttemptResult,
  finishStoredAttempt,
  insertAnswer,
  noteHint,
  type StoredAttempt,
  selectOptionalAttempt,
  selectOrInsertAttempt,
  selectOwnLatestResults,
} from '@/server/data/quiz-attempts';
import { AppError, forbidden, invalid, notFound, signedOut } from '@/server/errors';
import { sweepUnclaimed } from './claims';
import { loadLessonForViewer } from './premium';

/** An attempt under way: its questions in its own order, without answers, and what was answered already. */
export interface OpenAttempt {
  attemptId: string;
  questions: PublicQuestion[];
  answered: Feedback[];
}

export const AnswerSchema = z.strictObject({
  attemptId: z.uuid(),
  questionId: IdSchema,
  choice: ChoiceSchema,
  sure: z.boolean().nullable(),
  /** For how long the question has been shown, ms; a browser that was open for a week tells nothing. */
  shownMs: z.number().int().min(0).max(604_800_000).nullable().optional(),
});

/** Asks for the hint after the first `known` ones. */
export const HintSchema = z.strictObject({
  attemptId: z.uuid(),
  questionId: IdSchema,
  known: z.number().int().min(0).max(10),
});

export const FinishSchema = z.strictObject({ attemptId: z.uuid() });

/** Names the version of the questions; an attempt whose seed begins otherwise was made from other questions. */
const seedPrefix = ({ version }: LoadedQuiz) => `${version}.`;

async function requireQuiz(slug: string): Promise<LoadedQuiz> {
  const loaded = await loadQuiz(slug);
  if (loaded === null) throw notFound(`no quiz ${slug}`);
  return loaded;
}

/** The viewer's attempt with its quiz; refuses attempts of others and those that the quiz has outgrown. */
async function requireAttempt(id: string): Promise<{ attempt: StoredAttempt; loaded: LoadedQuiz }> {
  const attempt = await selectOptionalAttempt(id);
  if (attempt === null) throw notFound(`no attempt ${id} of the viewer`);
  const loaded = await requireQuiz(attempt.quiz);
  if (!attempt.seed.startsWith(seedPrefix(loaded))) {
    const message = 'The questions of this quiz have changed. Start it again.';
    throw new AppError('conflict', 'an attempt at an older version', message);
  }
  return { attempt, loaded };
}

function questionOf({ quiz }: LoadedQuiz, id: string): Question {
  const question = quiz.questions.find((one) => one.id === id);
  if (question === undefined) throw notFound(`no question ${id}`);
  return question;
}

/** Slows down who asks too much. */
async function slowDown(limit: 'quizStart' | 'quizAnswer'): Promise<void> {
  await spendByCaller(await getViewer(), { account: limit, address: limit });
}

/** A quiz is as open as its lesson; refuses visitors and those without a grant at a premium one. */
async function refuseClosed({ quiz }: LoadedQuiz): Promise<void> {
  if ((await loadLessonForViewer(quiz.lesson))?.body !== null) return;
  if ((await getViewer()) === null) throw signedOut();
  throw forbidden('the quiz of a premium lesson');
}

/**
 * Begins an attempt at a quiz, or goes on with the unfinished one of the viewer or visitor. A visitor's browser is given
 * a cookie by which their work is found again.
 */
export async function startAttempt(quizSlug: string): Promise<OpenAttempt> {
  const loaded = await requireQuiz(quizSlug);
  await refuseClosed(loaded);
  await slowDown('quizStart');
  await sweepUnclaimed(Date.now());
  const prefix = seedPrefix(loaded);
  const total = loaded.quiz.questions.length;
  const attempt = await selectOrInsertAttempt({ quiz: quizSlug, total }, prefix);
  return {
    attemptId: attempt.id,
    questions: publicQuestions(loaded.quiz, attempt.seed),
    answered: attempt.answers.map(({ questionId, choice, sure }) =>
      feedbackOn(questionOf(loaded, questionId), choice, sure),
    ),
  };
}

/**
 * Answers a question of the viewer's attempt, once: a second answer changes nothing and shows the feedback on the
 * first. Refuses choices that are no answer, and attempts that are finished.
 */
export async function answerQuestion(input: z.infer<typeof AnswerSchema>): Promise<Feedback> {
  await slowDown('quizAnswer');
  const { attemptId, questionId, choice, sure, shownMs = null } = input;
  const { attempt, loaded } = await requireAttempt(attemptId);
  const question = questionOf(loaded, questionId);
  const given = attempt.answers.find((answer) => answer.questionId === questionId);
  if (given !== undefined) return feedbackOn(question, given.choice, given.sure);
  const score = scoreQuestion(question, choice);
  if (score.kind === 'invalid') {
    throw invalid('a choice that is no answer', [{ path: 'choice', message: score.reason }]);
  }
  const correct = score.earned === score.total;
  const ref = formatRef({ kind: 'question', quiz: loaded.slug, question: questionId });
  const version = contentHash(stableJson(question));
  const answer = { attemptId, questionId, choice, correct, sure, ref, version, shownMs };
  if (await insertAnswer(answer)) {
    return feedbackOn(question, choice, sure);
  }
  const { attempt: now } = await requireAttempt(attemptId);
  const first = now.answers.find((answer) => answer.questionId === questionId);
  if (first !== undefined) return feedbackOn(question, first.choice, first.sure);
  throw new AppError('conflict', 'the attempt is finished', 'This attempt is finished.');
}

/** The next hint on a question of the viewer's attempt, and whether there are more. What was asked for is kept with the answer. */
export async function nextHint(
  input: z.infer<typeof HintSchema>,
): Promise<{ hint: string; more: boolean }> {
  await slowDown('quizAnswer');
  const { loaded } = await requireAttempt(input.attemptId);
  const hints = questionOf(loaded, input.questionId).hints ?? [];
  const hint = hints[input.known];
  if (hint === undefined) throw notFound(`no hint ${input.known} on ${input.questionId}`);
  await noteHint(input.attemptId, input.questionId, input.known + 1);
  return { hint, more: input.known + 1 < hints.length };
}

/** Finishes the viewer's attempt; unanswered questions count as wrong. Finishing again changes nothing. */
export async function finishAttempt(
  attemptId: string,
): Promise<{ correct: number; total: number }> {
  await finishStoredAttempt(attemptId);
  const attempt = await selectOptionalAttempt(attemptId);
  if (attempt === null) throw notFound(`no attempt ${attemptId} of the viewer`);
  return { correct: attempt.score ?? 0, total: attempt.total };
}

export type TitledResult = AttemptResult & { slug: string; title: string };

/** Gives quiz results the titles of their quizzes. */
export async function withQuizTitles<T extends AttemptResult>(
  results: T[],
): Promise<(T & TitledResult)[]> {
  const titles = new Map((await listQuizzes()).map(({ slug, quiz }) => [slug, quiz.title]));
  return results.map((result) => ({
    ...result,
    slug: result.quiz,
    title: titles.get(result.quiz) ?? result.quiz,
  }));
}

/** The viewer's latest finished attempt at each quiz, newest first. */
export async function selectLatestAttempts(): Promise<TitledResult[]> {
  return withQuizTitles(await selectOwnLatestResults());
}
