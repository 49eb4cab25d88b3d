'use client';

import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RoundView } from '@/core/interview/round-view';
import { clockWords } from './round-words';

/** What the clock of the round shows now, ms; counted on from what the server said. */
type Timed = Pick<RoundView, 'clock' | 'steps' | 'step'> & { at: number };

function useShownMs({ clock, at }: Timed): number {
  const [now, setNow] = useState(at);
  useEffect(() => {
    setNow(performance.now());
    if (!clock.isGoing) return;
    const id = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(id);
  }, [clock]);
  return clock.shownMs + (clock.isGoing && at > 0 ? Math.max(0, now - at) : 0);
}

/** The clock of a round, how far its step is, and all steps with a mark on those that are over. */
export function RoundClock({ view }: { view: Timed }) {
  const shown = useShownMs(view);
  const here = view.steps.findIndex(({ id }) => id === view.step);
  const step = view.steps[here];
  const soft = step?.softMs ?? null;
  const left = soft === null ? null : soft - (shown - (step?.beganMs ?? 0));
  const over = left !== null && left < 0;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <p className="num font-mono text-lg" role="timer" aria-label="Time of the round">
        {clockWords(shown)}
      </p>
      {left !== null && (
        <p className={`num text-sm ${over ? 'text-trouble' : 'text-ink-soft'}`}>
          {over ? `${clockWords(-left)} over` : `${clockWords(left)} left for this step`}
        </p>
      )}
      <p className="sr-only" aria-live="polite">
        {over
          ? 'The time for this step is over. You may finish it; that it took longer is noted.'
          : ''}
      </p>
      <ol className="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label="Steps">
        {view.steps.map(({ id, title }, index) => (
          <li
            key={id}
            aria-current={index === here ? 'step' : undefined}
            className={`flex items-center gap-1 ${index === here ? 'font-semibold text-ink' : 'text-ink-faint'}`}
          >
            {index < here && <Check size={14} aria-label="done" />}
            {index === here && <span aria-hidden="true">●</span>}
            {title}
          </li>
        ))}
      </ol>
    </div>
  );
}
