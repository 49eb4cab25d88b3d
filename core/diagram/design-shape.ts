import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { type CanonicalForm, canonicalForm } from './canonical-form';

type Rules = Pick<Mission, 'given' | 'limits' | 'flows'>;

/** The canonical form of a design without its settings: what is connected to what, how, and in which order it is called. */
export function designShape(mission: Rules, diagram: Diagram): CanonicalForm {
  const components = diagram.components.map(({ settings: _, ...component }) => component);
  return canonicalForm(mission, { ...diagram, components });
}

/**
 * Which part of the second design stands where a part of the first does: ids of components and connections, an isomorphism.
 * Null when the two are not of one shape.
 */
export function partsOnto(
  mission: Rules,
  from: Diagram,
  to: Diagram,
): ReadonlyMap<string, string> | null {
  const [a, b] = [designShape(mission, from), designShape(mission, to)];
  if (a.text !== b.text) return null;
  const pairs = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
    [...before].map(([canonical, id]): [string, string] => [id, after.get(canonical) ?? '']);
  return new Map([...pairs(a.components, b.components), ...pairs(a.connections, b.connections)]);
}
