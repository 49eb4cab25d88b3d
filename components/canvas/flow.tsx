'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import {
  Background,
  BackgroundVariant,
  Controls,
  type Connection as FlowConnection,
  ReactFlow,
  useReactFlow,
  useStore,
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
import { useNodeChanges } from './use-node-changes';

const NODE_TYPES = { component: ComponentNode };
const EDGE_TYPES = { connection: ConnectionEdge };
const FIT = { padding: 0.2, maxZoom: 1 };

/** Below this zoom nothing that is written on the canvas can be read, so it is not drawn. */
const FAR = 0.3;

/** From this size on only what is in view is drawn. */
const LARGE = 150;

/** The drawing surface. All it shows comes from the store; all it changes goes there as commands. */
export function Flow({ marks }: { marks: RunMarks | null }) {
  const store = useCanvasStore();
  const diagram = useCanvas((s) => s.history.present);
  const selection = useCanvas((s) => s.selection);
  const mission = useCanvas((s) => s.mission.mission);
  const { screenToFlowPosition, fitView } = useReactFlow();
  const addComponent = useAddComponent();
  const connect = useConnect();
  const { drag, onNodesChange, onEdgesChange } = useNodeChanges();
  const far = useStore((s) => s.transform[2] < FAR);

  const lastNodes = useRef<ComponentNodeType[]>([]);
  const nodes = useMemo(() => {
    lastNodes.current = toNodes(lastNodes.current, mission, diagram, selection, drag, marks);
    return lastNodes.current;
  }, [mission, diagram, selection, drag, marks]);
  const lastEdges = useRef<ConnectionEdgeType[]>([]);
  const edges = useMemo(() => {
    lastEdges.current = toEdges(lastEdges.current, diagram, selection, marks);
    return lastEdges.current;
  }, [diagram, selection, marks]);

  // A diagram that was opened, not drawn, is shown whole.
  const opened = useCanvas((s) => (s.history.log.length === 0 ? s.history.present : null));
  useEffect(() => {
    if (opened) requestAnimationFrame(() => void fitView(FIT));
  }, [opened, fitView]);

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
      className={far ? 'far' : undefined}
      onlyRenderVisibleElements={diagram.components.length > LARGE}
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
