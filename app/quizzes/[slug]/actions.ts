'use server';

import { IdSchema } from '@/core/contracts/diagram-schema';
import { defineAction } from '@/server/action';
import {
  AnswerSchema,
  answerQuestion,
  FinishSchema,
  finishAttempt,
  HintSchema,
  nextHint,
  startAttempt,
} from '@/server/services/quizzes';

const start = defineAction({ who: 'anyone', input: IdSchema, run: startAttempt });
const answer = defineAction({ who: 'anyone', input: AnswerSchema, run: answerQuestion });
const hint = defineAction({ who: 'anyone', input: HintSchema, run: nextHint });
const finish = defineAction({
  who: 'anyone',
  input: FinishSchema,
  run: ({ attemptId }) => finishAttempt(attemptId),
});

export async function startAction(slug: string) {
  return start(slug);
}

export async function answerAction(input: {
  attemptId: string;
  questionId: string;
  choice: string[];
  sure: boolean | null;
}) {
  return answer(input);
}

export async function finishAction(input: { attemptId: string }) {
  return finish(input);
}

export async function hintAction(input: { attemptId: string; questionId: string; known: number }) {
  return hint(input);
}
