'use client';

import { useEffect, useRef } from 'react';
import { EmptyHint } from '../drawing/empty-hint';
import { Flow } from '../drawing/flow';
import { Messages } from '../drawing/messages';
import { NextMenu } from '../drawing/next-menu';
import { SmallHint } from '../drawing/small-hint';
import type { Marks } from '../drawing/to-flow';
import { useShowWhole } from '../drawing/use-show-whole';

/** The drawing surface with what lies over it. When its room changes, a diagram that was seen whole is seen whole again. */
export function CanvasArea({
  marks,
  map,
  opening,
  goTo,
  onWatch,
}: {
  marks: Marks;
  map: boolean;
  opening: boolean;
  goTo: (id: string) => void;
  /** Begins from the design that fails; null when the mission has none. */
  onWatch: (() => void) | null;
}) {
  const area = useRef<HTMLDivElement>(null);
  const showWhole = useShowWhole();
  const moved = useRef(false);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let first = true;
    const resize = new ResizeObserver(() => {
      if (!first && !moved.current) showWhole();
      first = false;
    });
    resize.observe(element);
    return () => resize.disconnect();
  }, [showWhole]);
  return (
    <div
      ref={area}
      className="relative min-h-0 min-w-0 flex-1"
      aria-busy={opening}
      data-testid="canvas"
    >
      <Flow
        marks={marks}
        map={map}
        onMoved={(byHand) => {
          moved.current = byHand;
        }}
      />
      {!opening && <EmptyHint onWatch={onWatch} />}
      {!opening && <SmallHint />}
      <NextMenu goTo={goTo} />
      <Messages />
      {opening && (
        <p className="absolute inset-0 z-20 grid place-items-center bg-paper/70 text-sm text-ink-soft">
          Opening your draft …
        </p>
      )}
    </div>
  );
}
