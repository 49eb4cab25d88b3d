'use client';

import { useCallback } from 'react';
import { tidy } from '../commands/tidy';
import { useCanvasStore } from './canvas-store';
import { useShowWhole } from './use-show-whole';

/** Lays the diagram out and brings it into view. */
export function useTidy(): () => Promise<void> {
  const store = useCanvasStore();
  const showWhole = useShowWhole();
  return useCallback(async () => {
    await tidy(store.getState());
    showWhole();
  }, [store, showWhole]);
}
