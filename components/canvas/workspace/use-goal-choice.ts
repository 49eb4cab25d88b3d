'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DockTab } from '../run/dock-body';
import type { FinishedRun } from '../run/finished-run';
import type { Goal } from '../run/goal-words';

/** Which promise is looked at, what the dock shows, and what of it lights up on the canvas. */
export function useGoalChoice(
  goals: readonly Goal[],
  finished: FinishedRun | null,
  /** The run that is shown was predicted. */
  predicted: boolean,
) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [tab, setTab] = useState<DockTab>('charts');
  const [light, setLight] = useState<string | null>(null);
  // A run is looked at by its charts, unless a promise is being followed from run to run.
  useEffect(() => {
    if (finished && finished.whatIf === null) {
      const stays: readonly DockTab[] = ['goal', 'cost', 'calculator', 'waterfall'];
      setTab((now) => (predicted ? 'prediction' : stays.includes(now) ? now : 'charts'));
    }
  }, [finished, predicted]);
  const goal = goals.find(({ id }) => id === chosen) ?? null;
  const lit = useMemo(() => {
    if (tab === 'waterfall' && light) {
      return { components: new Set([light]), connections: new Set<string>() };
    }
    if (tab !== 'goal' || !goal?.finding) return null;
    const { components, connections } = goal.finding;
    return { components: new Set(components), connections: new Set(connections) };
  }, [tab, goal, light]);
  /** Looks at a promise, or away from the one that is looked at. */
  const choose = useCallback(
    (id: string) => {
      const away = id === chosen && tab === 'goal';
      setChosen(away ? null : id);
      setTab(away ? 'charts' : 'goal');
    },
    [chosen, tab],
  );
  return { goal, tab, setTab, lit, choose, setLight };
}
