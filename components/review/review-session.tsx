'use client';

import { BookOpen, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { isComplete } from '@/components/quiz/press';
import { QUESTION_VIEWS } from '@/components/quiz/question-views';
import { useQuestionKeys } from '@/components/quiz/use-question-keys';
import { VerdictLine } from '@/components/quiz/verdict-line';
import { Button, buttonClass } from '@/components/ui/button';
import { CodeText } from '@/components/ui/code-text';
import { Notice } from '@/components/ui/notice';
import { GradeButtons } from './grade-buttons';
import { MomentFigure } from './moment-figure';
import type { ReviewActions } from './review-actions';
import { ReviewEmpty } from './review-empty';
import { useReview } from './use-review';
import { useReviewKeys } from './use-review-keys';

/** One card per screen: answer, read why, say how well it was known. */
export function ReviewSession({ actions }: { actions: ReviewActions }) {
  const review = useReview(actions);
  const { state, card, told } = review;
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (card && !card.told) heading.current?.focus();
  }, [card]);

  useQuestionKeys({
    question: review.busy || told ? null : (card?.question ?? null),
    chosen: review.chosen,
    answered: false,
    pick: review.pick,
    enter: review.answer,
  });
  useReviewKeys({
    graded: told ? review.grade : null,
    offered: told?.previews.map(({ grade }) => grade) ?? [],
    undo: review.undo,
  });

  const error = review.error && (
    <div className="my-4">
      <Notice kind="trouble">
        {review.error.problems?.[0]
          ? `That is not an answer: ${review.error.problems[0].message}.`
          : review.error.message}{' '}
        <button type="button" className="underline" onClick={() => void review.reload()}>
          Try again
        </button>
      </Notice>
    </div>
  );
  if (!state) return error ?? <p className="text-ink-soft">Looking for your cards …</p>;

  const head = (
    <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-faint">
      <p className="num">
        {state.left} left today · {state.thisWeek} of {state.weeklyGoal} this week
        {state.thisWeek >= state.weeklyGoal && ', the goal is reached'}
      </p>
      {state.canUndo && (
        <Button look="quiet" className="ml-auto" disabled={review.busy} onClick={review.undo}>
          <Undo2 size={16} aria-hidden="true" /> Undo the last grade
        </Button>
      )}
    </div>
  );
  if (!card) {
    return (
      <>
        {head}
        {error}
        <ReviewEmpty state={state} />
      </>
    );
  }

  const View = QUESTION_VIEWS[card.question.kind];
  return (
    <div key={`${card.id}-${card.reps}`}>
      {head}
      <p className="mb-2 text-sm text-ink-faint">{card.from}</p>
      {card.moment && <MomentFigure moment={card.moment} told={told !== null} />}
      <fieldset>
        <legend className="mb-4">
          <h2 ref={heading} tabIndex={-1} className="text-xl font-medium outline-none">
            <CodeText text={card.question.prompt} />
          </h2>
        </legend>
        {told && <VerdictLine right={told.feedback.earned === told.feedback.total} />}
        <View
          question={card.question}
          chosen={review.chosen}
          feedback={told?.feedback ?? null}
          onPick={review.pick}
          onChange={review.change}
        />
      </fieldset>
      {error}
      {told ? (
        <div className="mt-6">
          {told.feedback.lesson && (
            <Link
              href={`/lessons/${told.feedback.lesson}`}
              className={buttonClass('quiet', 'mt-2')}
            >
              <BookOpen size={16} aria-hidden="true" /> Read about it
            </Link>
          )}
          <GradeButtons told={told} busy={review.busy} onGrade={review.grade} />
        </div>
      ) : (
        <Button
          look="primary"
          className="mt-6"
          disabled={review.busy || !isComplete(card.question, review.chosen)}
          onClick={review.answer}
        >
          Answer
        </Button>
      )}
    </div>
  );
}
