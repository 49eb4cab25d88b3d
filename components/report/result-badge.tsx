import { Check, Star, X } from 'lucide-react';

/** Passed or not, with stars, in one short line. */
export function ResultBadge({ passed, stars }: { passed: boolean; stars: number }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded px-2 py-0.5 text-xs font-medium whitespace-nowrap ${passed ? 'bg-good-soft text-good' : 'bg-trouble-soft text-trouble'}`}
    >
      {passed ? <Check size={13} aria-hidden="true" /> : <X size={13} aria-hidden="true" />}
      {passed ? 'passed' : 'not passed'}
      {stars > 0 && (
        <span className="num inline-flex items-center gap-0.5">
          · {stars}{' '}
          <Star size={11} fill="currentColor" aria-label={stars === 1 ? 'star' : 'stars'} />
        </span>
      )}
    </span>
  );
}
