'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { buttonClass } from '@/components/ui/button';
import type { ReviewState } from './review-actions';

function words({ all, waiting }: ReviewState): [title: string, text: string] {
  if (all === 0) {
    return [
      'There are no cards yet.',
      'A question that you miss or are unsure of becomes a card, and so does every check that a design of yours fails.',
    ];
  }
  if (waiting > 0) {
    return [
      'That was today’s portion.',
      `${waiting} more ${waiting === 1 ? 'card waits' : 'cards wait'} for tomorrow. A little every day stays longer than a lot at once.`,
    ];
  }
  return [
    'Nothing is due now.',
    all === 1
      ? 'Your card comes back when you are about to forget it.'
      : `Your ${all} cards come back when you are about to forget them.`,
  ];
}

/** Nothing to do now: there are no cards, none is due, or the portion of the day is done. */
export function ReviewEmpty({ state }: { state: ReviewState }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [title, text] = words(state);
  return (
    <div className="rounded-sheet border border-dashed border-line-strong p-5">
      <h2 ref={heading} tabIndex={-1} className="font-medium outline-none">
        {title}
      </h2>
      <p className="mt-1 max-w-[68ch] text-ink-soft">{text}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Link href="/quizzes" className={buttonClass('primary')}>
          Choose a quiz
        </Link>
        <Link href="/missions" className={buttonClass('plain')}>
          Choose a mission
        </Link>
      </div>
    </div>
  );
}
