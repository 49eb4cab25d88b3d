'use client';

import type { ComponentProps, ReactNode } from 'react';
import { GoalStrip } from '../run/goal-strip';
import { StatusLine } from './dock';
import { PlayerExtras } from './later-parts';

/** The sheet of a phone in which one runs, reads the goals, and looks at what was asked for. */
export function PhoneRun({
  controls,
  status,
  plays,
  cost,
  goals,
  children,
}: {
  controls: ReactNode;
  status: ComponentProps<typeof StatusLine>;
  /** There is a run to play. */
  plays: boolean;
  cost: ReactNode;
  goals: ComponentProps<typeof GoalStrip>;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">{controls}</div>
      <div aria-live="polite">
        <StatusLine {...status} />
      </div>
      {plays && <PlayerExtras />}
      <GoalStrip {...goals} />
      {cost && <div className="px-3">{cost}</div>}
      {children}
    </div>
  );
}
