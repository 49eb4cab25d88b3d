import { MarkerType, Position } from 'reactflow';
import { SHAPE } from '@/components/drawing/component-shape';
import { NOTE, noteHeight } from '@/components/drawing/note-lines';
import { settingsSummary } from '@/components/drawing/settings-summary';
import type { Connection, Diagram, DiagramComponent, Note } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { callTurns } from '@/core/diagram/call-turns';
import type { Line } from '@/core/diagram/curves';
import { plainLine } from '@/core/diagram/lines';
import { isGiven, type Selection, typeName } from './canvas-store';
import type { ComponentNodeType } from './component-node';
import { type ConnectionEdgeType, DOT_PX } from './connection-edge';
import type { NoteNodeType } from './note-node';

/** Which parts of a diagram had trouble in a run. */
export interface RunMarks {
  troubled: Set<string>;
  failedConnections: Set<string>;
}

/** Parts that are spoken of beside the canvas. */
export interface Lit {
  components: ReadonlySet<string>;
  connections: ReadonlySet<string>;
}

/** How the parts of a diagram stand out. */
export interface Marks {
  run: RunMarks | null;
  lit: Lit | null;
}

// Places are stated, not measured, so that a diagram appears whole in its first frame.
const dot = {
  y: (SHAPE.height - DOT_PX) / 2,
  width: DOT_PX,
  height: DOT_PX,
};
const handles = [
  { ...dot, type: 'target' as const, position: Position.Left, x: -DOT_PX / 2 },
  { ...dot, type: 'source' as const, position: Position.Right, x: SHAPE.width - DOT_PX / 2 },
];

function toNode(
  mission: Mission,
  component: DiagramComponent,
  selected: boolean,
  position: { x: number; y: number },
  trouble: boolean,
  lit: boolean,
): ComponentNodeType {
  const given = isGiven(mission, component.id);
  return {
    id: component.id,
    type: 'component',
    position,
    selected,
    deletable: !given,
    width: SHAPE.width,
    height: SHAPE.height,
    measured: { width: SHAPE.width, height: SHAPE.height },
    handles,
    ariaLabel: `${component.label}, ${typeName(component.type).toLowerCase()}${given ? ', given' : ''}${trouble ? ', errors in the last run' : ''}`,
    data: {
      component,
      given,
      summary: settingsSummary(mission, component),
      trouble,
      lit,
    },
  };
}

/** The nodes of a diagram; those that did not change keep their identity, so that only changed ones render again. */
export function toNodes(
  previous: ComponentNodeType[],
  mission: Mission,
  diagram: Diagram,
  selection: Selection,
  drag: Record<string, { x: number; y: number }> | null,
  marks: Marks,
): ComponentNodeType[] {
  const old = new Map(previous.map((node) => [node.id, node]));
  const selected = new Set(selection.components);
  return diagram.components.map((component) => {
    const { x, y } = drag?.[component.id] ?? component.position;
    const isSelected = selected.has(component.id);
    const trouble = marks.run?.troubled.has(component.id) ?? false;
    const lit = marks.lit?.components.has(component.id) ?? false;
    const before = old.get(component.id);
    const same =
      before?.data.component === component &&
      before.selected === isSelected &&
      before.position.x === x &&
      before.position.y === y &&
      before.data.trouble === trouble &&
      before.data.lit === lit;
    return same ? before : toNode(mission, component, isSelected, { x, y }, trouble, lit);
  });
}

const NOTE_PREFIX = 'note:';

/** The id of a note if a node is one: notes may bear the same id as a component, nodes may not. */
export const noteOf = (nodeId: string) =>
  nodeId.startsWith(NOTE_PREFIX) ? nodeId.slice(NOTE_PREFIX.length) : null;

/** The id of the node that shows a note. */
export const noteNodeId = (note: string) => `${NOTE_PREFIX}${note}`;

function toNote(note: Note, selected: boolean, position: Note['position']): NoteNodeType {
  const size = { width: NOTE.width, height: noteHeight(note.text) };
  return {
    id: noteNodeId(note.id),
    type: 'note',
    position,
    selected,
    ...size,
    measured: size,
    connectable: false,
    ariaLabel: `Note: ${note.text || 'empty'}`,
    data: { note },
  };
}

/** The notes of a diagram as nodes; those that did not change keep their identity. */
export function toNotes(
  previous: NoteNodeType[],
  diagram: Diagram,
  selection: Selection,
  drag: Record<string, { x: number; y: number }> | null,
): NoteNodeType[] {
  const old = new Map(previous.map((node) => [node.data.note.id, node]));
  return diagram.notes.map((note) => {
    const { x, y } = drag?.[noteNodeId(note.id)] ?? note.position;
    const selected = selection.notes.includes(note.id);
    const before = old.get(note.id);
    const same =
      before?.data.note === note &&
      before.selected === selected &&
      before.position.x === x &&
      before.position.y === y;
    return same ? before : toNote(note, selected, { x, y });
  });
}

function toEdge(
  connection: Connection,
  from: string,
  to: string,
  selected: boolean,
  said: { failed: boolean; lit: boolean; turn: number | null },
  line: Line,
): ConnectionEdgeType {
  const { failed, turn } = said;
  const isAsync = connection.kind === 'async';
  const colour = failed ? 'var(--trouble)' : isAsync ? 'var(--async)' : 'var(--sync)';
  return {
    id: connection.id,
    source: connection.from,
    target: connection.to,
    type: 'connection',
    selected,
    ariaLabel: `${from} to ${to}, ${isAsync ? 'asynchronous' : 'synchronous'}${turn === null ? '' : `, call ${turn} of its sender`}${failed ? ', failures in the last run' : ''}`,
    markerEnd: {
      type: isAsync ? MarkerType.Arrow : MarkerType.ArrowClosed,
      color: colour,
      width: 16,
      height: 16,
    },
    data: { connection, from, to, ...said, line },
  };
}

const isSame = (a: Line, b: Line) =>
  a.exit === b.exit &&
  a.entry === b.entry &&
  a.exitAt === b.exitAt &&
  a.entryAt === b.entryAt &&
  a.bend === b.bend &&
  a.at === b.at;

const NOWHERE = { x: 0, y: 0 };

/** The edges of a diagram; those that did not change keep their identity. */
export function toEdges(
  previous: ConnectionEdgeType[],
  diagram: Diagram,
  selection: Selection,
  marks: Marks,
  lines: ReadonlyMap<string, Line>,
): ConnectionEdgeType[] {
  const turns = callTurns(diagram);
  const old = new Map(previous.map((edge) => [edge.id, edge]));
  const components = new Map(diagram.components.map((c) => [c.id, c]));
  const selected = new Set(selection.connections);
  return diagram.connections.map((connection) => {
    const [sender, receiver] = [components.get(connection.from), components.get(connection.to)];
    const from = sender?.label ?? connection.from;
    const to = receiver?.label ?? connection.to;
    const isSelected = selected.has(connection.id);
    const failed = marks.run?.failedConnections.has(connection.id) ?? false;
    const lit = marks.lit?.connections.has(connection.id) ?? false;
    const turn = turns.get(connection.id) ?? null;
    const [start, end] = [sender?.position ?? NOWHERE, receiver?.position ?? NOWHERE];
    const line = lines.get(connection.id) ?? plainLine(start, end, SHAPE);
    const before = old.get(connection.id);
    const same =
      before?.data?.connection === connection &&
      before.selected === isSelected &&
      before.data.from === from &&
      before.data.to === to &&
      before.data.failed === failed &&
      before.data.lit === lit &&
      before.data.turn === turn &&
      isSame(before.data.line, line);
    return same ? before : toEdge(connection, from, to, isSelected, { failed, lit, turn }, line);
  });
}
