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
  type Seen,
} from '@/core/diagram/placement';
import { type NextQuestion, useCanvasStore } from '../drawing/canvas-store';

/** Tells what is seen of the paper, canvas px. */
function useSeen() {
  const flow = useStoreApi();
  return useCallback((): Seen => {
    const { width, height, transform } = flow.getState();
    const [x, y, zoom] = transform;
    return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  }, [flow]);
}

const middleOf = ({ x, y, width, height }: Seen) => ({ x: x + width / 2, y: y + height / 2 });

/** Adds a component of a type with its centre at a place on the canvas (canvas px), or where there is room nearest to the middle of the view. */
export function useAddComponent() {
  const store = useCanvasStore();
  const view = useSeen();
  const { setCenter, getZoom } = useReactFlow();
  return useCallback(
    (type: ComponentTypeId, centre?: { x: number; y: number }) => {
      const { history, dispatch, select } = store.getState();
      const diagram = history.present;
      const seen = view();
      const middle = centre ?? middleOf(seen);
      const wanted = { x: middle.x - SHAPE.width / 2, y: middle.y - SHAPE.height / 2 };
      const id = nextComponentId(diagram, type);
      const position = centre
        ? { x: Math.round(wanted.x / 8) * 8, y: Math.round(wanted.y / 8) * 8 }
        : freePosition(diagram, wanted, seen);
      const label = nextLabel(diagram, COMPONENTS[type].name);
      const added = dispatch({ do: 'add', component: { id, type, label, position } });
      if (!added) return null;
      select({ components: [id] });
      const { x, y } = { x: position.x + SHAPE.width / 2, y: position.y + SHAPE.height / 2 };
      const isSeen =
        Math.abs(x - middleOf(seen).x) <= seen.width / 2 &&
        Math.abs(y - middleOf(seen).y) <= seen.height / 2;
      if (!isSeen) void setCenter(x, y, { zoom: getZoom() });
      return id;
    },
    [store, view, setCenter, getZoom],
  );
}

/** Adds an empty note in the middle of the view, and opens it for writing. */
export function useAddNote() {
  const store = useCanvasStore();
  const view = useSeen();
  return useCallback(() => {
    const { history, dispatch, select, write } = store.getState();
    const seen = view();
    const { x, y } = middleOf(seen);
    const id = nextNoteId(history.present);
    const position = freePosition(history.present, { x: x - NOTE.width / 2, y: y - 48 }, seen);
    if (!dispatch({ do: 'write-note', note: { id, text: '', position } })) return;
    select({ notes: [id] });
    write(id);
  }, [store, view]);
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
