'use client';

import { useEffect, useState } from 'react';
import type { ActionResult } from '@/core/shared/action-result';

/** Cards reviewed in the reader's week, and how many they set out to. */
export interface Week {
  thisWeek: number;
  weeklyGoal: number;
}

/** How far this week's reviews have come, as a line and a bar. */
export function WeekBar({ thisWeek, weeklyGoal }: Week) {
  const reached = thisWeek >= weeklyGoal;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
      <span className="num">
        Reviewed this week: {thisWeek} of {weeklyGoal} cards
        {reached && ', the goal is reached'}
      </span>
      <span aria-hidden="true" className="h-1.5 w-40 overflow-hidden rounded-full bg-sunk">
        <span
          className={`block h-full ${reached ? 'bg-good' : 'bg-accent'}`}
          style={{ width: `${Math.min(100, (100 * thisWeek) / weeklyGoal)}%` }}
        />
      </span>
    </div>
  );
}

/** The weekly goal by the days of the reader's zone, which only the browser knows. */
export function WeeklyGoal({
  ask,
}: {
  ask: (input: { zone: string }) => Promise<ActionResult<Week>>;
}) {
  const [week, setWeek] = useState<Week | null>(null);
  useEffect(() => {
    let current = true;
    ask({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone }).then(
      (result) => current && result.ok && setWeek(result.value),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [ask]);
  return <div className="mt-3 min-h-5">{week && <WeekBar {...week} />}</div>;
}
