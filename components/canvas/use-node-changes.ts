'use client';

import { useCallback, useState } from 'react';
import type { EdgeChange, NodeChange } from 'reactflow';
import { useCanvasStore } from './canvas-store';
import type { ComponentNodeType } from './component-node';
import type { ConnectionEdgeType } from './connection-edge';

/** Places of the parts that are being dragged, by id, canvas px. */
export type Places = Record<string, { x: number; y: number }>;

function toggled(ids: string[], changes: { id: string; selected: boolean }[]): string[] {
  const set = new Set(ids);
  for (const change of changes) {
    if (change.selected) set.add(change.id);
    else set.delete(change.id);
  }
  return [...set];
}

/**
 * Turns React Flow's changes into selections and commands. `drag` holds the places while a drag is under way; they become one
 * command when it ends. It is the view's own state: the store tells everybody at once, and a drag changes sixty times a second.
 */
export function useNodeChanges() {
  const store = useCanvasStore();
  const [drag, setDrag] = useState<Places | null>(null);

  const onNodesChange = useCallback(
    (changes: NodeChange<ComponentNodeType>[]) => {
      const state = store.getState();
      const selects = changes.filter((c) => c.type === 'select');
      if (selects.length > 0) {
        state.select({
          ...state.selection,
          components: toggled(state.selection.components, selects),
        });
      }
      const moves = changes.filter((c) => c.type === 'position');
      const positions: Places = {};
      for (const move of moves) if (move.position) positions[move.id] = move.position;
      if (Object.keys(positions).length === 0) return;
      if (moves.some((move) => move.dragging)) {
        setDrag((before) => ({ ...before, ...positions }));
        return;
      }
      setDrag(null);
      const moved = state.history.present.components.some((c) => {
        const to = positions[c.id];
        return to && (to.x !== c.position.x || to.y !== c.position.y);
      });
      if (moved) state.dispatch({ do: 'move', positions });
    },
    [store],
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

  return { drag, onNodesChange, onEdgesChange };
}
