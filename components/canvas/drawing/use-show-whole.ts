'use client';

import { useCallback } from 'react';
import { useReactFlow, useStoreApi } from 'reactflow';
import { viewOf } from '@/components/drawing/view';
import { extentOf } from '@/components/drawing/ways';
import { useCanvasStore } from './canvas-store';

/** What is to be seen: the diagram as far as it can be read; all of it, however small; or these components. */
type Seen = 'legible' | 'whole' | { components: readonly string[] };

/** Brings the diagram into view, with its connections, once what was just changed is drawn. */
export function useShowWhole(): (seen?: Seen) => void {
  const store = useCanvasStore();
  const flow = useStoreApi();
  const { setViewport } = useReactFlow();
  return useCallback(
    (seen = 'legible') => {
      requestAnimationFrame(() => {
        const diagram = store.getState().history.present;
        const { width, height } = flow.getState();
        if (width === 0 || height === 0) return;
        let extent = extentOf(diagram);
        if (typeof seen === 'object') {
          const components = diagram.components.filter(({ id }) => seen.components.includes(id));
          extent = extentOf({ ...diagram, components, notes: [] });
        }
        void setViewport(viewOf(extent, { width, height }, seen !== 'legible'));
      });
    },
    [store, flow, setViewport],
  );
}
