import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '../support/browser';
import { actionId, callAction, valueIn } from '../support/server-actions';
import type { Answer } from './crawl';

const zone = 'Europe/Berlin';
const QUIZ = '/quizzes/sync-async';

interface Attempt {
  attemptId: string;
  questions: { id: string }[];
}

interface State {
  card: { id: string; reps: number; told: unknown } | null;
}

/** What the server sends when each quiz is begun. */
export async function startedQuizzes(browser: Browser, checkout: string): Promise<Answer[]> {
  const start = actionId('app/quizzes/[slug]/actions.ts', 'startAction', checkout);
  const answers: Answer[] = [];
  for (const name of readdirSync(join(checkout, 'content', 'quizzes'))) {
    const slug = name.replace(/\.yaml$/, '');
    const body = await callAction(browser, `/quizzes/${slug}`, start, slug);
    valueIn<Attempt>(body);
    answers.push({ path: `/quizzes/${slug} (start)`, status: 200, body });
  }
  return answers;
}

/** Misses every question of a quiz and reviews what became of them: what is sent before each answer, and after it. */
export async function reviewedCards(
  browser: Browser,
  checkout: string,
): Promise<{ before: Answer[]; after: Answer[] }> {
  const ofQuiz = (name: string) => actionId('app/quizzes/[slug]/actions.ts', name, checkout);
  const ofReview = (name: string) => actionId('app/review/actions.ts', name, checkout);
  const slug = QUIZ.replace('/quizzes/', '');
  const begun = await callAction(browser, QUIZ, ofQuiz('startAction'), slug);
  const { attemptId, questions } = valueIn<Attempt>(begun);
  const after: Answer[] = [];
  for (const { id: questionId } of questions) {
    const input = { attemptId, questionId, choice: [], sure: null };
    const body = await callAction(browser, QUIZ, ofQuiz('answerAction'), input);
    after.push({ path: `${QUIZ} (answer)`, status: 200, body });
  }
  const before: Answer[] = [];
  const seen = new Set<string>();
  let body = await callAction(browser, '/review', ofReview('openAction'), { zone });
  for (;;) {
    before.push({ path: '/review (card)', status: 200, body });
    const { card } = valueIn<State>(body);
    // What was answered wrongly comes back once all others were shown.
    if (!card || seen.has(card.id)) return { before, after };
    seen.add(card.id);
    const key = { cardId: card.id, reps: card.reps, zone };
    const told = await callAction(browser, '/review', ofReview('answerAction'), {
      ...key,
      choice: [],
    });
    after.push({ path: '/review (answer)', status: 200, body: told });
    body = await callAction(browser, '/review', ofReview('gradeAction'), { ...key, grade: 2 });
  }
}
