'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
import { SHOWN_MS } from '@/core/lessons/loop-and-queue';

/** Simulated seconds per second. */
const PACE = 4;

/**
 * The instant shown of a race, ms, and its player. At first it stands at the end; it plays once by itself when `place` comes
 * into sight, unless its reader wants things to stand still.
 */
export function useRace(place: RefObject<HTMLElement | null>) {
  const [at, setAt] = useState(SHOWN_MS);
  const [playing, setPlaying] = useState(false);
  const play = useCallback(() => {
    setAt((now) => (now >= SHOWN_MS ? 0 : now));
    setPlaying(true);
  }, []);
  const pause = useCallback(() => setPlaying(false), []);
  const seek = useCallback((ms: number) => {
    setPlaying(false);
    setAt(ms);
  }, []);

  useEffect(() => {
    if (!place.current || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        play();
      },
      { threshold: 0.4 },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place, play]);

  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    let before = performance.now();
    const step = (now: number) => {
      const passed = (now - before) * PACE;
      before = now;
      setAt((ms) => Math.min(SHOWN_MS, ms + passed));
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing]);
  useEffect(() => {
    if (at >= SHOWN_MS) setPlaying(false);
  }, [at]);
  return { at, playing, play, pause, seek };
}
