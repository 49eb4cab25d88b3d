'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import {
  Background,
  BackgroundVariant,
  Controls,
  type EdgeChange,
  type Connection as FlowConnection,
  type NodeChange,
  ReactFlow,
  useReactFlow,
} from 'reactflow';
import 'reactflow/dist/style.css';
import './flow.css';
import type { ComponentTypeId } from '@/core/components/component-type';
import { useAddComponent, useConnect } from './actions';
import { useCanvas, useCanvasStore } from './canvas-store';
import { ComponentNode, type ComponentNodeType } from './component-node';
import { ConnectionEdge, type ConnectionEdgeType } from './connection-edge';
import { PALETTE_MIME } from './palette';
import { type RunMarks, toEdges, toNodes } from './to-flow';

const NODE_TYPES = { component: ComponentNode };
const EDGE_TYPES = { connection: ConnectionEdge };
const FIT = { padding: 0.2, maxZoom: 1 };

function toggled(ids: string[], changes: { id: string; selected: boolean }[]): string[] {
  const set = new Set(ids);
  for (const change of changes) {
    if (change.selected) set.add(change.id);
    else set.delete(change.id);
  }
  return [...set];
}

/** The drawing surface. All it shows comes from the store; all it changes goes there as commands. */
export function Flow({ marks }: { marks: RunMarks | null }) {
  const store = useCanvasStore();
  const diagram = useCanvas((s) => s.history.present);
  const selection = useCanvas((s) => s.selection);
  const drag = useCanvas((s) => s.drag);
  const mission = useCanvas((s) => s.mission.mission);
  const { screenToFlowPosition, fitView } = useReactFlow();
  const addComponent = useAddComponent();
  const connect = useConnect();

  const lastNodes = useRef<ComponentNodeType[]>([]);
  const nodes = useMemo(() => {
    lastNodes.current = toNodes(lastNodes.current, mission, diagram, selection, drag, marks);
    return lastNodes.current;
  }, [mission, diagram, selection, drag, marks]);
  const edges = useMemo(() => toEdges(diagram, selection, marks), [diagram, selection, marks]);

  // A diagram that was opened, not drawn, is shown whole.
  const opened = useCanvas((s) => (s.history.log.length === 0 ? s.history.present : null));
  useEffect(() => {
    if (opened) requestAnimationFrame(() => void fitView(FIT));
  }, [opened, fitView]);

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
      const positions: Record<string, { x: number; y: number }> = {};
      for (const move of moves) if (move.position) positions[move.id] = move.position;
      if (Object.keys(positions).length === 0) return;
      if (moves.some((move) => move.dragging)) {
        state.setDrag({ ...state.drag, ...positions });
        return;
      }
      state.setDrag(null);
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

  const onConnect = useCallback(
    (wish: FlowConnection) => {
      const made = connect(wish.source, wish.target);
      if (!made) return;
      // The click that ends a connection goes on to the component under it and would select that.
      setTimeout(() => store.getState().select({ components: [], connections: [made] }));
    },
    [connect, store],
  );

  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onConnect={onConnect}
      connectOnClick
      connectionRadius={32}
      deleteKeyCode={null}
      snapToGrid
      snapGrid={[8, 8]}
      fitView
      fitViewOptions={FIT}
      minZoom={0.15}
      maxZoom={2}
      aria-label="Diagram"
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => {
        const type = event.dataTransfer.getData(PALETTE_MIME);
        if (!type) return;
        event.preventDefault();
        addComponent(
          type as ComponentTypeId,
          screenToFlowPosition({ x: event.clientX, y: event.clientY }),
        );
      }}
    >
      <Background variant={BackgroundVariant.Lines} gap={32} color="var(--grid)" />
      <Controls showInteractive={false} fitViewOptions={FIT} />
    </ReactFlow>
  );
}
