'use client';

import { BookOpen } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { CodeText } from '@/components/ui/code-text';
import { HintLadder } from '@/components/ui/hint-ladder';
import { Certainty } from './certainty';
import { HELPING } from './helpings';
import { isComplete } from './press';
import { QUESTION_VIEWS } from './question-views';
import type { QuizActions } from './quiz-actions';
import { QuizError } from './quiz-error';
import { QuizRest } from './quiz-rest';
import { QuizResult } from './quiz-result';
import { useQuestionKeys } from './use-question-keys';
import { useQuiz } from './use-quiz';
import { VerdictLine } from './verdict-line';

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
  const { question, told, resting } = quiz;
  useEffect(() => {
    if (question && !resting) heading.current?.focus();
  }, [question, resting]);

  useQuestionKeys({
    question: quiz.busy || quiz.score ? null : question,
    chosen: quiz.chosen,
    answered: told !== null || resting,
    pick: quiz.pick,
    enter: () => (resting ? quiz.goOn() : told ? quiz.next() : quiz.answer()),
  });

  const error = <QuizError quiz={quiz} slug={slug} />;

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
          {count} questions, {count > HELPING ? `${HELPING} at a time` : 'one at a time'}. Each
          answer is explained at once.
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

  if (resting) return <QuizRest quiz={quiz} lesson={lesson} />;

  const { attemptId } = quiz.attempt;
  const View = QUESTION_VIEWS[question.kind];
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
            <CodeText text={question.prompt} />
          </h2>
        </legend>
        {told && <VerdictLine right={told.earned === told.total} />}
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
      <div className="sticky bottom-0 -mx-1 mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-paper px-1 py-3">
        {told ? (
          <>
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
            <Certainty sure={quiz.sure} onChange={quiz.setSure} />
            <Button
              look="primary"
              disabled={quiz.busy || !isComplete(question, quiz.chosen)}
              onClick={quiz.answer}
            >
              Answer
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
