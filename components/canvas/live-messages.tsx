'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { EdgeLabelRenderer } from 'reactflow';
import { formatNumber } from '@/core/shared/format-number';
import { connectionRate, usePlayer } from './player-store';

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
  const still = useReducedMotion();
  const dots = dotsFor(rate ?? 0);
  const starts = useMemo(
    () => Array.from({ length: dots }, (_, i) => (-i * DOT_SECONDS) / dots),
    [dots],
  );
  if (!rate) return null;
  return (
    <>
      {playing &&
        !still &&
        starts.map((start) => (
          <circle key={start} r="4" fill={colour}>
            <animateMotion
              dur={`${DOT_SECONDS}s`}
              begin={`${start}s`}
              repeatCount="indefinite"
              path={path}
            />
          </circle>
        ))}
      <EdgeLabelRenderer>
        <span
          className="num pointer-events-none absolute rounded bg-paper px-1 font-mono text-[10px]"
          style={{
            transform: `translate(-50%, 35%) translate(${x}px, ${y}px)`,
            color: colour,
          }}
        >
          {formatNumber(rate)}/s
        </span>
      </EdgeLabelRenderer>
    </>
  );
}
