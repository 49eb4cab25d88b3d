'use client';

import { useRef, useState } from 'react';
import { useAsk } from '@/components/ui/use-ask';
import type { Feedback } from '@/core/quizzes/feedback';
import { restsAfter } from './helpings';
import { firstChoice, isComplete, picked } from './press';
import type { QuizActions, QuizAttempt, QuizScore } from './quiz-actions';

const UNREACHABLE = 'The server could not be reached. Your answers so far are kept; try again.';

/** The course of one quiz attempt: start, answer one question after the other, finish. */
export function useQuiz(actions: QuizActions) {
  const [attempt, setAttempt] = useState<QuizAttempt | null>(null);
  const [feedback, setFeedback] = useState<Map<string, Feedback>>(new Map());
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<string[]>([]);
  const [sure, setSure] = useState<boolean | null>(null);
  const [score, setScore] = useState<QuizScore | null>(null);
  const [resting, setResting] = useState(false);
  const shownSince = useRef(0);
  const { ask, busy, error } = useAsk(UNREACHABLE);

  const question = attempt?.questions[at] ?? null;
  const told = question ? (feedback.get(question.id) ?? null) : null;

  const show = ({ questions }: QuizAttempt, index: number) => {
    const shown = questions[index];
    setAt(index);
    setChosen(shown ? firstChoice(shown) : []);
    setSure(null);
    shownSince.current = performance.now();
  };

  const start = () =>
    ask(actions.start, (started) => {
      const known = new Map(started.answered.map((answer) => [answer.id, answer]));
      const firstOpen = started.questions.findIndex((q) => !known.has(q.id));
      setAttempt(started);
      setFeedback(known);
      show(started, firstOpen === -1 ? started.questions.length - 1 : firstOpen);
      setScore(null);
    });

  const pick = (id: string) => {
    if (question && !told && !busy) setChosen((before) => picked(question, before, id));
  };

  const answer = () => {
    if (busy || !attempt || !question || told || !isComplete(question, chosen)) return;
    const shownMs = Math.round(performance.now() - shownSince.current);
    const { attemptId } = attempt;
    const input = { attemptId, questionId: question.id, choice: chosen, sure, shownMs };
    void ask(
      () => actions.answer(input),
      (value) => setFeedback((before) => new Map(before).set(question.id, value)),
    );
  };

  const next = () => {
    if (busy || !attempt || !told) return;
    if (at + 1 < attempt.questions.length) {
      show(attempt, at + 1);
      setResting(restsAfter(at + 1, attempt.questions.length));
      return;
    }
    void ask(() => actions.finish({ attemptId: attempt.attemptId }), setScore);
  };

  const missed = attempt?.questions.filter((q) => {
    const answered = feedback.get(q.id);
    return answered && answered.earned < answered.total;
  });

  return {
    attempt,
    question,
    told,
    at,
    chosen,
    sure,
    score,
    error,
    busy,
    /** Between two helpings of questions. */
    resting,
    feedback,
    missed: missed ?? [],
    start,
    pick,
    change: setChosen,
    setSure,
    answer,
    next,
    goOn: () => {
      shownSince.current = performance.now();
      setResting(false);
    },
  };
}
