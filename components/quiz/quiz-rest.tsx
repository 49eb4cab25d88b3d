'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { nextHelping } from './helpings';
import type { useQuiz } from './use-quiz';

/** After five questions: how they went, and whether to go on. What was answered is kept either way. */
export function QuizRest({ quiz, lesson }: { quiz: ReturnType<typeof useQuiz>; lesson: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const total = quiz.attempt?.questions.length ?? 0;
  const right = quiz.at - quiz.missed.length;
  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className="num text-2xl font-semibold outline-none">
        {right} of {quiz.at} right so far
      </h2>
      <p className="num mt-2 text-ink-soft">
        {total - quiz.at} more wait. Your answers are kept: go on now, or another time.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" onClick={quiz.goOn}>
          {nextHelping(quiz.at, total)}
        </Button>
        <Link href={`/lessons/${lesson}`} className={buttonClass('plain')}>
          Back to the lesson
        </Link>
      </div>
    </div>
  );
}
