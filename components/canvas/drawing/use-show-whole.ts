'use client';

import { useCallback } from 'react';
import { type FitViewOptions, useReactFlow } from 'reactflow';

/** How a diagram is shown whole: a margin of an eighth, and never larger than drawn. */
export const FIT = { padding: 0.12, maxZoom: 1 };

/** Brings the whole diagram into view, or the nodes asked for, once what was just changed is drawn. */
export function useShowWhole(): (options?: FitViewOptions) => void {
  const { fitView } = useReactFlow();
  return useCallback(
    (options) => {
      requestAnimationFrame(() => void fitView({ ...FIT, ...options }));
    },
    [fitView],
  );
}
