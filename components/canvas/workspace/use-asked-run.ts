'use client';

import { useEffect, useRef } from 'react';
import { useCanvas } from '../drawing/canvas-store';
import { askedRun } from '../run/asked-run';

/** Calls back, once the draft is open, with the scenario that the page's address asks to be run and followed. */
export function useAskedRun(opening: boolean, follow: (scenario: string) => void) {
  const scenarios = useCanvas((s) => s.mission.mission.scenarios);
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    if (opening) return;
    const scenario = askedRun(window.location.search, scenarios);
    if (scenario === null) return;
    // Asked for once: the page may be loaded again.
    window.history.replaceState(null, '', window.location.pathname);
    latest.current(scenario);
  }, [opening, scenarios]);
}
