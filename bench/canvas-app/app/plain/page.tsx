'use client';

import { useEffect } from 'react';
import {
  addEdge,
  Background,
  BackgroundVariant,
  Controls,
  type Edge,
  type Node,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from 'reactflow';
import 'reactflow/dist/style.css';
import { largeDiagram, wantedCount } from '../large-diagram';

/** React Flow as its guide sets it up, with the nodes it brings along. */
export default function PlainPage() {
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<Edge>([]);
  useEffect(() => {
    const { components, connections } = largeDiagram(wantedCount());
    setNodes(
      components.map(({ id, label, position }) => ({
        id,
        position,
        data: { label },
        width: 176,
        height: 64,
        sourcePosition: Position.Right,
        targetPosition: Position.Left,
      })),
    );
    setEdges(
      connections.map(({ id, from, to, kind }) => ({ id, source: from, target: to, label: kind })),
    );
  }, [setNodes, setEdges]);
  return (
    <div style={{ width: '100vw', height: '100vh' }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={(wish) => setEdges((before) => addEdge(wish, before))}
        minZoom={0.1}
      >
        <Background variant={BackgroundVariant.Lines} gap={32} />
        <Controls />
      </ReactFlow>
    </div>
  );
}
