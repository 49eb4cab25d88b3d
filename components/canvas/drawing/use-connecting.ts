'use client';

import { useCallback, useRef } from 'react';
import {
  type Connection as FlowConnection,
  type OnConnectEnd,
  type OnConnectStart,
  useReactFlow,
} from 'reactflow';
import { SHAPE } from '@/components/drawing/component-shape';
import { useConnect } from '../commands/actions';
import { useCanvasStore } from './canvas-store';

/**
 * What happens when a connection is drawn, by dragging or by two clicks: it is made, or, where it ends on empty canvas, the question is
 * asked what comes next.
 */
export function useConnecting() {
  const store = useCanvasStore();
  const connect = useConnect();
  const { screenToFlowPosition } = useReactFlow();
  const clicked = useRef<string | null>(null);

  const onConnect = useCallback(
    (wish: FlowConnection) => {
      clicked.current = null;
      const made = connect(wish.source, wish.target);
      if (!made) return;
      // The click that ends a connection goes on to the component under it and would select that.
      setTimeout(() => store.getState().select({ connections: [made] }));
    },
    [connect, store],
  );

  const askAt = useCallback(
    (event: MouseEvent | TouchEvent, from: string) => {
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!point) return;
      const { x, y } = screenToFlowPosition({ x: point.clientX, y: point.clientY });
      store.getState().ask({ from, position: { x, y: y - SHAPE.height / 2 } });
    },
    [store, screenToFlowPosition],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, { fromHandle, toNode }) => {
      if (!toNode && fromHandle?.type === 'source') askAt(event, fromHandle.nodeId);
    },
    [askAt],
  );

  const onClickConnectStart = useCallback<OnConnectStart>((_event, { nodeId, handleType }) => {
    clicked.current = handleType === 'source' ? nodeId : null;
  }, []);

  const onClickConnectEnd = useCallback<OnConnectEnd>(
    (event, { toNode }) => {
      const from = clicked.current;
      clicked.current = null;
      const onPane = event.target instanceof Element && event.target.matches('.react-flow__pane');
      if (from && onPane && !toNode) askAt(event, from);
    },
    [askAt],
  );

  return { onConnect, onConnectEnd, onClickConnectStart, onClickConnectEnd };
}
