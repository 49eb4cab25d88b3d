'use client';

import { type MouseEvent as ReactMouseEvent, useCallback, useRef, useState } from 'react';
import { type EdgeChange, type NodeChange, useReactFlow } from 'reactflow';
import type { Places } from '@/core/diagram/align';
import type { Guide } from '@/core/diagram/guides';
import { useCanvasStore } from './canvas-store';
import type { ComponentNodeType } from './component-node';
import type { ConnectionEdgeType } from './connection-edge';
import { alignDrag } from './drag-boxes';
import type { NoteNodeType } from './note-node';
import { noteOf } from './to-flow';

/** How near on the screen a dragged part must come to a line to be pulled into it, px. */
const REACH = 6;

interface Drag {
  places: Places;
  guides: Guide[];
}

function toggled(ids: string[], changes: { id: string; selected: boolean }[]): string[] {
  const set = new Set(ids);
  for (const change of changes) {
    if (change.selected) set.add(change.id);
    else set.delete(change.id);
  }
  return [...set];
}

/**
 * Turns React Flow's changes into selections and commands. `drag` holds the places (by node) while a drag is under way, and what they
 * lie in line with; they become one command when it ends. It is the view's own state: the store tells everybody at once, and a drag changes sixty times a second.
 */
export function useNodeChanges() {
  const store = useCanvasStore();
  const { getZoom } = useReactFlow();
  const [drag, setDrag] = useState<Drag | null>(null);
  const last = useRef<Drag | null>(null);

  const onNodesChange = useCallback(
    (changes: NodeChange<ComponentNodeType | NoteNodeType>[]) => {
      const state = store.getState();
      const selects = changes.filter((c) => c.type === 'select');
      if (selects.length > 0) {
        const { components, notes } = state.selection;
        const ofNotes = selects.flatMap(({ id, selected }) => {
          const note = noteOf(id);
          return note === null ? [] : [{ id: note, selected }];
        });
        state.select({
          ...state.selection,
          components: toggled(
            components,
            selects.filter(({ id }) => noteOf(id) === null),
          ),
          notes: toggled(notes, ofNotes),
        });
      }
      const moves = changes.filter((c) => c.type === 'position');
      const positions: Places = {};
      for (const move of moves) if (move.position) positions[move.id] = move.position;
      if (Object.keys(positions).length === 0) return;
      if (moves.some((move) => move.dragging)) {
        last.current = alignDrag(state.history.present, positions, REACH / getZoom());
        setDrag(last.current);
        return;
      }
      // At the end React Flow tells the places that the pointer chose, not those the parts were pulled to.
      Object.assign(positions, last.current?.places);
      last.current = null;
      setDrag(null);
      const { components, notes } = state.history.present;
      const places = new Map([...components, ...notes].map((part) => [part.id, part.position]));
      const to = Object.entries(positions).map(([id, place]) => [noteOf(id) ?? id, place] as const);
      const moved = to.some(([id, { x, y }]) => {
        const from = places.get(id);
        return from && (from.x !== x || from.y !== y);
      });
      if (moved) state.dispatch({ do: 'move', positions: Object.fromEntries(to) });
    },
    [store, getZoom],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<ConnectionEdgeType>[]) => {
      const state = store.getState();
      const selects = changes.filter((c) => c.type === 'select');
      if (selects.length === 0) return;
      state.select({
        ...state.selection,
        connections: toggled(state.selection.connections, selects),
      });
    },
    [store],
  );

  // A click on one of several selected parts means that one; React Flow would leave all of them selected.
  const onNodeClick = useCallback(
    (event: ReactMouseEvent, { id }: { id: string }) => {
      if (event.shiftKey || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest('.react-flow__handle')) return;
      const note = noteOf(id);
      store.getState().select(note === null ? { components: [id] } : { notes: [note] });
    },
    [store],
  );

  return { drag, onNodesChange, onEdgesChange, onNodeClick };
}
