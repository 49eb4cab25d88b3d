import type { ReactNode } from 'react';
import type { Goal } from '../run/goal-words';

/** How many promises are kept, in the fewest words, and the player beside it once there is a run. */
export function PhoneLine({ goals, player }: { goals: readonly Goal[]; player: ReactNode }) {
  const judged = goals.filter(({ state }) => state !== 'open');
  const kept = goals.filter(({ state }) => state === 'kept').length;
  const broken = goals.some(({ state }) => state === 'broken');
  const sign = broken ? '✗' : kept > 0 ? '✓' : '–';
  return (
    <div className="flex items-center gap-1 pl-3">
      <p
        className={`num shrink-0 text-sm font-medium ${broken ? 'text-trouble' : kept > 0 ? 'text-good' : 'text-ink-soft'}`}
      >
        <span aria-hidden="true">{sign} </span>
        {judged.length === 0 ? `${goals.length} goals` : `${kept} of ${goals.length}`}
        <span className="sr-only"> promises kept</span>
      </p>
      <div className="min-w-0 flex-1">{player}</div>
    </div>
  );
}
