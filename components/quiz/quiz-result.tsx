'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { CodeText } from '@/components/ui/code-text';
import { useViewer } from '@/components/ui/viewer';
import { calibrationOf } from '@/core/quizzes/calibration';
import { CalibrationWords } from './calibration-words';
import type { QuizScore } from './quiz-actions';
import type { useQuiz } from './use-quiz';

/** From this share of right answers on a mission is the better next step. */
const ENOUGH = 0.6;

const knows = ({ correct, total }: QuizScore) => correct >= ENOUGH * total;

/** The score, and what to look at again. */
export function QuizResult({
  quiz,
  lesson,
  score,
}: {
  quiz: ReturnType<typeof useQuiz>;
  lesson: string;
  score: QuizScore;
}) {
  const viewer = useViewer();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className="num text-2xl font-semibold outline-none">
        {score.correct} of {score.total} right
      </h2>
      <CalibrationWords
        calibration={calibrationOf(
          [...quiz.feedback.values()].map(({ earned, total, sure }) => ({
            correct: earned === total,
            sure,
          })),
        )}
      />
      {viewer === null && (
        <p className="mt-2 text-ink-soft">
          <Link href="/register?next=/home" className="text-accent underline underline-offset-2">
            Create an account
          </Link>{' '}
          or sign in, and this result goes with you.
        </p>
      )}
      {quiz.missed.length === 0 ? (
        <p className="mt-2 text-ink-soft">
          All of them. Come back in a few days and try once more.
        </p>
      ) : (
        <>
          <p className="mt-2 text-ink-soft">
            Worth another look
            {viewer ? (
              <>
                , and cards for your{' '}
                <Link href="/review" className="text-accent underline underline-offset-2">
                  review
                </Link>{' '}
                from now on:
              </>
            ) : (
              ':'
            )}
          </p>
          <ul className="mt-3 flex flex-col gap-2">
            {quiz.missed.map((question) => {
              const anchor = quiz.feedback.get(question.id)?.lesson;
              return (
                <li key={question.id} className="rounded-sheet border border-line bg-sheet p-4">
                  <CodeText text={question.prompt} />{' '}
                  {anchor && (
                    <Link
                      href={`/lessons/${anchor}`}
                      className="text-sm whitespace-nowrap text-accent underline underline-offset-2"
                    >
                      Read about it
                    </Link>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <WaysOn lesson={lesson} knows={knows(score)} busy={quiz.busy} again={quiz.start} />
    </div>
  );
}

/** What to do after a quiz: what sits goes into a mission, what does not goes back to the lesson. */
function WaysOn({
  lesson,
  knows,
  busy,
  again,
}: {
  lesson: string;
  knows: boolean;
  busy: boolean;
  again: () => void;
}) {
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      {!knows && (
        <Link href={`/lessons/${lesson}`} className={buttonClass('primary')}>
          Read the lesson again
        </Link>
      )}
      {knows && (
        <Link href="/missions" className={buttonClass('primary')}>
          Use it in a mission
        </Link>
      )}
      <Button disabled={busy} onClick={again}>
        Try again
      </Button>
      {knows ? (
        <Link href={`/lessons/${lesson}`} className={buttonClass('quiet')}>
          Back to the lesson
        </Link>
      ) : (
        <Link href="/missions" className={buttonClass('quiet')}>
          Use it in a mission
        </Link>
      )}
    </div>
  );
}
