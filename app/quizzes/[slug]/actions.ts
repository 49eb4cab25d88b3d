'use server';

import { IdSchema } from '@/core/diagram/diagram-schema';
import { defineAction } from '@/server/action';
import {
  AnswerSchema,
  answerQuestion,
  FinishSchema,
  finishAttempt,
  startAttempt,
} from '@/server/services/quizzes';

const start = defineAction({ who: 'user', input: IdSchema, run: startAttempt });
const answer = defineAction({ who: 'user', input: AnswerSchema, run: answerQuestion });
const finish = defineAction({
  who: 'user',
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
}) {
  return answer(input);
}

export async function finishAction(input: { attemptId: string }) {
  return finish(input);
}
