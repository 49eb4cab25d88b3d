'use client';

import { useEffect } from 'react';
import { paceOf, stopOf, usePlayer, usePlayerStore } from './player-store';

/** Moves the shown instant on while the player plays; stops at the end of the run. */
export function usePlayerClock() {
  const store = usePlayerStore();
  const playing = usePlayer((s) => s.playing);
  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    let before = performance.now();
    let position = store.getState().at;
    const step = (now: number) => {
      const state = store.getState();
      const stop = stopOf(state);
      // Somebody moved the slider meanwhile: go on from there.
      if (Math.round(position) !== state.at) position = state.at;
      position += ((now - before) / 1000) * paceOf(state);
      before = now;
      if (position >= stop) {
        state.seek(stop);
        state.pause();
        return;
      }
      if (Math.round(position) !== state.at) state.seek(position);
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, store]);
}
