'use server';

import type { Grade } from '@/core/contracts/grades';
import { defineAction } from '@/server/action';
import {
  AnswerCardSchema,
  answerCard,
  GradeCardSchema,
  gradeCard,
  openReview,
  undoGrade,
  ZoneSchema,
} from '@/server/services/review';

const open = defineAction({ who: 'user', input: ZoneSchema, run: (input) => openReview(input) });
const answer = defineAction({ who: 'user', input: AnswerCardSchema, run: answerCard });
const grade = defineAction({ who: 'user', input: GradeCardSchema, run: gradeCard });
const undo = defineAction({ who: 'user', input: ZoneSchema, run: undoGrade });

export async function openAction(input: { zone: string }) {
  return open(input);
}

export async function answerAction(input: {
  cardId: string;
  reps: number;
  zone: string;
  choice: string[];
}) {
  return answer(input);
}

export async function gradeAction(input: {
  cardId: string;
  reps: number;
  zone: string;
  grade: Grade;
}) {
  return grade(input);
}

export async function undoAction(input: { zone: string }) {
  return undo(input);
}
