import type { ResultWords } from '@/core/classes/result-words';

const TONES: Record<ResultWords['tone'], string> = {
  good: 'text-good',
  trouble: 'text-trouble',
  pending: 'text-ink-soft',
  none: 'text-ink-faint',
};

/** A result in little room: its sign, what counts, and beside it what the latest try earned or what is odd. */
export function ResultMark({ shown }: { shown: ResultWords }) {
  return (
    <>
      <span className={`num font-medium ${TONES[shown.tone]}`}>
        {shown.sign} {shown.main}
      </span>
      {shown.aside && <span className="num block text-xs text-ink-faint">{shown.aside}</span>}
    </>
  );
}
