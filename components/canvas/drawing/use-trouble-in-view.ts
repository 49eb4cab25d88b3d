'use client';

import { useEffect } from 'react';
import { useReactFlow, useStoreApi } from 'reactflow';
import { SHAPE } from '@/components/drawing/component-shape';
import { latestEvent, usePlayer } from '../run/player-store';
import { useCanvasStore } from './canvas-store';

/** Moves the paper, when trouble begins in a run that is shown, so that the component it begins at is seen. */
export function useTroubleInView(): void {
  const store = useCanvasStore();
  const flow = useStoreApi();
  const { setCenter } = useReactFlow();
  const component = usePlayer((state) => {
    const event = latestEvent(state);
    return event?.tone === 'trouble' ? (event.components[0] ?? null) : null;
  });
  useEffect(() => {
    const { components } = store.getState().history.present;
    const found = components.find(({ id }) => id === component);
    if (!found) return;
    const { transform, width, height } = flow.getState();
    const [left, top, zoom] = transform;
    const [x, y] = [found.position.x * zoom + left, found.position.y * zoom + top];
    const isSeen =
      x >= 0 && y >= 0 && x + SHAPE.width * zoom <= width && y + SHAPE.height * zoom <= height;
    if (isSeen) return;
    void setCenter(found.position.x + SHAPE.width / 2, found.position.y + SHAPE.height / 2, {
      zoom,
    });
  }, [store, flow, setCenter, component]);
}
