import { COMPONENTS } from '../components/registry';
import type { ComponentTypeId } from '../contracts/component-type';
import type { Diagram } from '../contracts/diagram-schema';
import type { Command } from './commands';
import { allowedKinds, type ConnectionKind } from './connection-rules';
import { freePosition, nextComponentId, nextConnectionId, nextLabel } from './placement';

/** One way to go on from a component: a new component of a type, and how it is connected. */
export interface NextStep {
  type: ComponentTypeId;
  kind: ConnectionKind;
}

/**
 * What may follow a component of this type, from the palette, in the palette's order; a type that takes both kinds of connection
 * is there once for each. Empty when nothing may follow.
 */
export function nextSteps(
  palette: readonly ComponentTypeId[],
  from: ComponentTypeId,
): readonly NextStep[] {
  return palette.flatMap((type) => allowedKinds(from, type).map((kind) => ({ type, kind })));
}

/**
 * The command that adds a component and the connection that leads to it, at the free place nearest to `wanted` (upper left corner, canvas
 * px). Null when `from` is not in the diagram.
 */
export function growCommand(
  diagram: Diagram,
  from: string,
  { type, kind }: NextStep,
  wanted: { x: number; y: number },
): Extract<Command, { do: 'insert' }> | null {
  if (!diagram.components.some((component) => component.id === from)) return null;
  const id = nextComponentId(diagram, type);
  const label = nextLabel(diagram, COMPONENTS[type].name);
  const position = freePosition(diagram, wanted);
  return {
    do: 'insert',
    components: [{ id, type, label, position }],
    connections: [{ id: nextConnectionId(diagram), from, to: id, kind }],
  };
}
