'use client';

import { BookOpen } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Certainty } from './certainty';
import { HintLadder } from './hint-ladder';
import { isComplete } from './press';
import { QUESTION_VIEWS } from './question-views';
import type { QuizActions } from './quiz-actions';
import { QuizResult } from './quiz-result';
import { useQuestionKeys } from './use-question-keys';
import { useQuiz } from './use-quiz';

/** A flash quiz: one question per screen, 1–9 to choose, Enter to answer and to go on. */
export function QuizRunner({
  slug,
  count,
  lesson,
  actions,
}: {
  slug: string;
  count: number;
  lesson: string;
  actions: QuizActions;
}) {
  const quiz = useQuiz(actions);
  const heading = useRef<HTMLHeadingElement>(null);
  const verdict = useRef<HTMLParagraphElement>(null);
  const { question, told } = quiz;
  useEffect(() => {
    if (question) heading.current?.focus();
  }, [question]);
  useEffect(() => {
    if (told) verdict.current?.focus({ preventScroll: true });
  }, [told]);

  useQuestionKeys({
    question: quiz.busy || quiz.score ? null : question,
    chosen: quiz.chosen,
    answered: told !== null,
    pick: quiz.pick,
    enter: () => (told ? quiz.next() : quiz.answer()),
  });

  const error = quiz.error && (
    <div className="my-4">
      <Notice kind="trouble">
        {quiz.error.message}{' '}
        {quiz.error.code === 'signed-out' && (
          <Link href={`/sign-in?next=/quizzes/${slug}`} className="underline">
            Sign in
          </Link>
        )}
      </Notice>
    </div>
  );

  if (quiz.score) {
    return (
      <>
        {error}
        <QuizResult quiz={quiz} lesson={lesson} score={quiz.score} />
      </>
    );
  }
  if (!quiz.attempt || !question) {
    return (
      <>
        {error}
        <p className="num mb-4 text-ink-soft">
          {count} questions, one at a time. Each answer is explained at once.
        </p>
        <Button
          look="primary"
          className="min-h-11 px-5 text-base"
          disabled={quiz.busy}
          onClick={quiz.start}
        >
          {quiz.busy ? 'Starting …' : 'Start the quiz'}
        </Button>
      </>
    );
  }

  const { attemptId } = quiz.attempt;
  const View = QUESTION_VIEWS[question.kind];
  const right = told !== null && told.earned === told.total;
  return (
    <div>
      <div className="mb-6 flex items-center gap-3">
        <p className="num text-sm whitespace-nowrap text-ink-faint">
          Question {quiz.at + 1} of {quiz.attempt.questions.length}
        </p>
        <div aria-hidden="true" className="flex flex-1 gap-1">
          {quiz.attempt.questions.map((q, index) => {
            const answered = quiz.feedback.get(q.id);
            const colour = !answered
              ? index === quiz.at
                ? 'bg-line-strong'
                : 'bg-sunk'
              : answered.earned === answered.total
                ? 'bg-good'
                : 'bg-trouble';
            return <span key={q.id} className={`h-1.5 flex-1 rounded-full ${colour}`} />;
          })}
        </div>
      </div>
      <fieldset>
        <legend className="mb-4">
          <h2 ref={heading} tabIndex={-1} className="text-xl font-medium outline-none">
            {question.prompt}
          </h2>
        </legend>
        <View
          question={question}
          chosen={told ? told.choice : quiz.chosen}
          feedback={told}
          onPick={quiz.pick}
          onChange={quiz.change}
        />
      </fieldset>
      {question.hinted && !told && (
        <HintLadder
          key={question.id}
          ask={(known) => actions.hint({ attemptId, questionId: question.id, known })}
        />
      )}
      {error}
      <div className="mt-6 flex flex-wrap items-center gap-4">
        {told ? (
          <>
            <p
              ref={verdict}
              tabIndex={-1}
              className={`font-medium outline-none ${right ? 'text-good' : 'text-trouble'}`}
            >
              {right ? '✓ Right.' : '✗ Not quite.'}
            </p>
            <Button look="primary" disabled={quiz.busy} onClick={quiz.next}>
              {quiz.at + 1 < quiz.attempt.questions.length ? 'Next question' : 'See the result'}
            </Button>
            {told.lesson && (
              <Link href={`/lessons/${told.lesson}`} className={buttonClass('quiet')}>
                <BookOpen size={16} aria-hidden="true" /> Read about it
              </Link>
            )}
          </>
        ) : (
          <>
            <Button
              look="primary"
              disabled={quiz.busy || !isComplete(question, quiz.chosen)}
              onClick={quiz.answer}
            >
              Answer
            </Button>
            <Certainty sure={quiz.sure} onChange={quiz.setSure} />
          </>
        )}
      </div>
    </div>
  );
}
