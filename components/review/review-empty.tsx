import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import type { ReviewState } from './review-actions';

/** Nothing to do now, and where cards come from. */
export function ReviewEmpty({ state }: { state: ReviewState }) {
  return (
    <div className="rounded-sheet border border-dashed border-line-strong p-5">
      <h2 className="font-medium">
        {state.all === 0 ? 'There are no cards yet.' : 'Nothing is due now.'}
      </h2>
      <p className="mt-1 text-ink-soft">
        {state.all === 0
          ? 'A question that you miss or are unsure of becomes a card, and so does every check that a design of yours fails.'
          : `Your ${state.all} ${state.all === 1 ? 'card comes' : 'cards come'} back when you are about to forget ${state.all === 1 ? 'it' : 'them'}.`}
      </p>
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
