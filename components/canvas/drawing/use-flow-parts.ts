'use client';

import { useMemo, useRef } from 'react';
import { SHAPE } from '@/components/drawing/component-shape';
import type { Places } from '@/core/diagram/align';
import type { Line } from '@/core/diagram/curves';
import { layLines } from '@/core/diagram/lines';
import { useCanvas } from './canvas-store';
import type { ComponentNodeType } from './component-node';
import type { ConnectionEdgeType } from './connection-edge';
import type { NoteNodeType } from './note-node';
import { type Marks, toEdges, toNodes, toNotes } from './to-flow';

/** From this size on connections are drawn straight: finding a way around everything would take longer than a frame. */
const TOO_MANY = 100;
const UNLAID: ReadonlyMap<string, Line> = new Map();

/** The diagram as React Flow's nodes and edges; what did not change keeps its identity, so that nothing else renders again. */
export function useFlowParts(marks: Marks, places: Places | null) {
  const diagram = useCanvas((s) => s.history.present);
  const selection = useCanvas((s) => s.selection);
  const mission = useCanvas((s) => s.mission.mission);
  const last = useRef<{
    components: ComponentNodeType[];
    notes: NoteNodeType[];
    edges: ConnectionEdgeType[];
  }>({ components: [], notes: [], edges: [] });

  const nodes = useMemo(() => {
    const { components, notes } = last.current;
    last.current.components = toNodes(components, mission, diagram, selection, places, marks);
    last.current.notes = toNotes(notes, diagram, selection, places);
    return [...last.current.notes, ...last.current.components];
  }, [mission, diagram, selection, places, marks]);
  const lines = useMemo(
    () => (diagram.components.length > TOO_MANY ? UNLAID : layLines(diagram, SHAPE)),
    [diagram],
  );
  const edges = useMemo(() => {
    last.current.edges = toEdges(last.current.edges, diagram, selection, marks, lines);
    return last.current.edges;
  }, [diagram, selection, marks, lines]);
  return { nodes, edges };
}
