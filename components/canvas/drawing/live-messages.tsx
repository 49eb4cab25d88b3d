'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { formatNumber } from '@/core/shared/format-number';
import { connectionRate, usePlayer } from '../run/player-store';

const QUERY = '(prefers-reduced-motion: reduce)';

function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(QUERY);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(QUERY).matches,
    () => true,
  );
}

/** Dots for a rate: one up to 1/s, and one more for every factor of ten, at most six. */
export function dotsFor(perSecond: number): number {
  if (perSecond <= 0) return 0;
  return Math.min(6, Math.max(1, Math.ceil(Math.log10(perSecond)) + 1));
}

const DOT_SECONDS = 1.6;

/** Dots that travel along a path, as many as the rate is worth; none under reduced motion. */
function Dots({ rate, path, colour }: { rate: number; path: string; colour: string }) {
  const still = useReducedMotion();
  const dots = still ? 0 : dotsFor(rate);
  const starts = useMemo(
    () => Array.from({ length: dots }, (_, i) => (-i * DOT_SECONDS) / dots),
    [dots],
  );
  return starts.map((start) => (
    // Not seen before it moves: until then it would lie at the corner of the paper.
    <circle key={start} r="4" fill={colour} opacity="0">
      <set attributeName="opacity" to="1" begin={`${start}s`} fill="freeze" />
      <animateMotion
        dur={`${DOT_SECONDS}s`}
        begin={`${start}s`}
        repeatCount="indefinite"
        path={path}
      />
    </circle>
  ));
}

/** Messages travelling along a connection at the instant shown, with their rate in numbers; under reduced motion the number alone. */
export function LiveMessages({
  id,
  path,
  colour,
  x,
  y,
}: {
  id: string;
  path: string;
  colour: string;
  x: number;
  y: number;
}) {
  const rate = usePlayer((state) => connectionRate(state, id));
  const playing = usePlayer((state) => state.playing);
  if (!rate) return null;
  return (
    <>
      {playing && <Dots rate={rate} path={path} colour={colour} />}
      <text x={x} y={y + 13} className="edge-word edge-rate" fill={colour}>
        {formatNumber(rate)}/s
      </text>
    </>
  );
}
