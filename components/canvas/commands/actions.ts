'use client';

import { useCallback } from 'react';
import { useReactFlow, useStoreApi } from 'reactflow';
import { SHAPE } from '@/components/drawing/component-shape';
import { NOTE } from '@/components/drawing/note-lines';
import { COMPONENTS } from '@/core/components/registry';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { Connection } from '@/core/contracts/diagram-schema';
import { allowedKinds } from '@/core/diagram/connection-rules';
import { growCommand, type NextStep } from '@/core/diagram/next-steps';
import {
  freePosition,
  nextComponentId,
  nextConnectionId,
  nextLabel,
  nextNoteId,
} from '@/core/diagram/placement';
import { type NextQuestion, useCanvasStore } from '../drawing/canvas-store';

/** Tells the middle of the view, canvas px. */
function useMiddle() {
  const flow = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(() => {
    const view = flow.getState().domNode?.getBoundingClientRect();
    if (!view) return { x: 0, y: 0 };
    return screenToFlowPosition({ x: view.x + view.width / 2, y: view.y + view.height / 2 });
  }, [flow, screenToFlowPosition]);
}

/** Adds a component of a type with its centre at a place on the canvas (canvas px), or in the middle of the view. */
export function useAddComponent() {
  const store = useCanvasStore();
  const view = useMiddle();
  return useCallback(
    (type: ComponentTypeId, centre?: { x: number; y: number }) => {
      const { history, dispatch, select } = store.getState();
      const diagram = history.present;
      const middle = centre ?? view();
      const wanted = { x: middle.x - SHAPE.width / 2, y: middle.y - SHAPE.height / 2 };
      const id = nextComponentId(diagram, type);
      const position = centre
        ? { x: Math.round(wanted.x / 8) * 8, y: Math.round(wanted.y / 8) * 8 }
        : freePosition(diagram, wanted);
      const label = nextLabel(diagram, COMPONENTS[type].name);
      const added = dispatch({ do: 'add', component: { id, type, label, position } });
      if (added) select({ components: [id] });
      return added ? id : null;
    },
    [store, view],
  );
}

/** Adds an empty note in the middle of the view, and opens it for writing. */
export function useAddNote() {
  const store = useCanvasStore();
  const middle = useMiddle();
  return useCallback(() => {
    const { history, dispatch, select, write } = store.getState();
    const { x, y } = middle();
    const id = nextNoteId(history.present);
    const position = freePosition(history.present, { x: x - NOTE.width / 2, y: y - 48 });
    if (!dispatch({ do: 'write-note', note: { id, text: '', position } })) return;
    select({ notes: [id] });
    write(id);
  }, [store, middle]);
}

/** Adds a component of a type after another one, connected; says why when it cannot be. */
export function useGrow() {
  const store = useCanvasStore();
  return useCallback(
    ({ from, position }: NextQuestion, step: NextStep) => {
      const { history, dispatch, select } = store.getState();
      const command = growCommand(history.present, from, step, position);
      const id = command?.components[0]?.id;
      if (!command || !id || !dispatch(command)) return null;
      select({ components: [id] });
      return id;
    },
    [store],
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
      select({ connections: [id] });
      return id;
    },
    [store],
  );
}
