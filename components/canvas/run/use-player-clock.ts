'use client';

import { useEffect } from 'react';
import { usePlayer, usePlayerStore } from './player-store';

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
      const { loaded, seconds, seek, pause, at } = store.getState();
      const count = loaded?.snapshots.atMs.length ?? 0;
      // Somebody moved the slider meanwhile: go on from there.
      if (Math.round(position) !== at) position = at;
      position += ((now - before) / 1000 / seconds) * count;
      before = now;
      if (position >= count - 1) {
        seek(count - 1);
        pause();
        return;
      }
      if (Math.round(position) !== at) seek(position);
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, store]);
}
