import dagre from '@dagrejs/dagre';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { SHAPE } from './component-shape';

/** Places for all components, in layers from left to right along the connections, px. Equal diagrams give equal places. */
export function tidyPositions(diagram: Diagram): Record<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 56, ranksep: 104 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const component of diagram.components) graph.setNode(component.id, { ...SHAPE });
  for (const connection of diagram.connections) graph.setEdge(connection.from, connection.to);
  dagre.layout(graph);
  const positions: Record<string, { x: number; y: number }> = {};
  for (const { id } of diagram.components) {
    const { x, y } = graph.node(id);
    const round = (v: number) => Math.round(v / 8) * 8;
    positions[id] = { x: round(x - SHAPE.width / 2), y: round(y - SHAPE.height / 2) };
  }
  return positions;
}
