'use client';

import { lazy, Suspense } from 'react';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { LegibleProps } from './drawn-figure';

const DrawnFigure = lazy(async () => ({ default: (await import('./drawn-figure')).DrawnFigure }));

/** A diagram that the browser draws, as soon as it can. */
export function LargeFigure(props: LegibleProps) {
  const hydrated = useHydrated();
  const { components, connections } = props.diagram;
  const waiting = (
    <p className="grid min-h-60 place-items-center text-sm text-ink-soft">
      Drawing {components.length} components and {connections.length} connections …
    </p>
  );
  if (!hydrated) return waiting;
  return (
    <Suspense fallback={waiting}>
      <DrawnFigure {...props} />
    </Suspense>
  );
}
