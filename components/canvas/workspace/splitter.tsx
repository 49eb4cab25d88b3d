'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

const STEP = 16;

/** A border that can be dragged, or moved by arrow keys, to give a panel another size. The panel lies after it. */
export function Splitter({
  label,
  along,
  size,
  limits: [low, high],
  onSize,
}: {
  label: string;
  /** The border's own direction: a `horizontal` one changes a height. */
  along: 'horizontal' | 'vertical';
  size: number;
  limits: readonly [number, number];
  onSize: (size: number) => void;
}) {
  const grabbed = useRef<{ at: number; size: number } | null>(null);
  const lies = along === 'horizontal';
  const set = (wanted: number) => onSize(Math.round(Math.min(high, Math.max(low, wanted))));
  const onPointerDown = (event: PointerEvent<HTMLHRElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { at: lies ? event.clientY : event.clientX, size };
  };
  const onPointerMove = (event: PointerEvent<HTMLHRElement>) => {
    const from = grabbed.current;
    if (from) set(from.size + from.at - (lies ? event.clientY : event.clientX));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLHRElement>) => {
    const grow = lies ? 'ArrowUp' : 'ArrowLeft';
    const shrink = lies ? 'ArrowDown' : 'ArrowRight';
    if (event.key === grow) set(size + STEP);
    else if (event.key === shrink) set(size - STEP);
    else if (event.key === 'Home') set(low);
    else if (event.key === 'End') set(high);
    else return;
    event.preventDefault();
  };
  return (
    <hr
      tabIndex={0}
      aria-label={label}
      aria-orientation={along}
      aria-valuenow={size}
      aria-valuemin={low}
      aria-valuemax={high}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onKeyDown={onKeyDown}
      className={`absolute z-20 touch-none border-0 hover:bg-accent focus-visible:bg-accent ${lies ? 'inset-x-0 -top-1 h-2 cursor-row-resize' : 'inset-y-0 -left-1 w-2 cursor-col-resize'}`}
    />
  );
}
