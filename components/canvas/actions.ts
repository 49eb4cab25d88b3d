'use client';

import { useCallback } from 'react';
import { useReactFlow, useStoreApi } from 'reactflow';
import { SHAPE } from '@/components/ui/component-shape';
import type { ComponentTypeId } from '@/core/components/component-type';
import { COMPONENTS } from '@/core/components/registry';
import { allowedKinds } from '@/core/diagram/connection-rules';
import type { Connection } from '@/core/diagram/diagram-schema';
import {
  freePosition,
  nextComponentId,
  nextConnectionId,
  nextLabel,
} from '@/core/diagram/placement';
import { useCanvasStore } from './canvas-store';

/** Adds a component of a type with its centre at a place on the canvas (canvas px), or in the middle of the view. */
export function useAddComponent() {
  const store = useCanvasStore();
  const flow = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    (type: ComponentTypeId, centre?: { x: number; y: number }) => {
      const { history, dispatch, select } = store.getState();
      const diagram = history.present;
      const view = flow.getState().domNode?.getBoundingClientRect();
      const middle = centre ??
        (view &&
          screenToFlowPosition({ x: view.x + view.width / 2, y: view.y + view.height / 2 })) ?? {
          x: 0,
          y: 0,
        };
      const wanted = { x: middle.x - SHAPE.width / 2, y: middle.y - SHAPE.height / 2 };
      const id = nextComponentId(diagram, type);
      const position = centre
        ? { x: Math.round(wanted.x / 8) * 8, y: Math.round(wanted.y / 8) * 8 }
        : freePosition(diagram, wanted);
      const label = nextLabel(diagram, COMPONENTS[type].name);
      const added = dispatch({ do: 'add', component: { id, type, label, position } });
      if (added) select({ components: [id], connections: [] });
      return added ? id : null;
    },
    [store, flow, screenToFlowPosition],
  );
}

/** Connects two components, with the given kind or the first that their types allow; says why when it cannot be. */
export function useConnect() {
  const store = useCanvasStore();
  return useCallback(
    (from: string, to: string, wanted?: Connection['kind']) => {
      const { history, dispatch, select } = store.getState();
      const diagram = history.present;
      const typeOf = (id: string) => diagram.components.find((c) => c.id === id)?.type;
      const fromType = typeOf(from);
      const toType = typeOf(to);
      if (!fromType || !toType) return null;
      const kind = wanted ?? allowedKinds(fromType, toType)[0] ?? 'sync';
      const id = nextConnectionId(diagram);
      if (!dispatch({ do: 'connect', connection: { id, from, to, kind } })) return null;
      select({ components: [], connections: [id] });
      return id;
    },
    [store],
  );
}
