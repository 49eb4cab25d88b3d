import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { TalkTarget } from '../contracts/talk-line';
import { designShape } from '../diagram/design-shape';

type Rules = Pick<Mission, 'given' | 'limits' | 'flows'>;

/** Whether a design with these checks in its report has what a text is about. */
export function hasTarget(
  { kind, part }: TalkTarget,
  diagram: Pick<Diagram, 'components' | 'connections'>,
  checks: readonly string[],
): boolean {
  if (kind === 'whole') return part === null;
  if (kind === 'verdict') return part !== null && checks.includes(part);
  const parts = kind === 'component' ? diagram.components : diagram.connections;
  return parts.some(({ id }) => id === part);
}

/** What a text about a design is about in every design of its shape: ids of parts become those of the shape. Null for what is no part. */
export function targetInShape(
  mission: Rules,
  diagram: Diagram,
  { kind, part }: TalkTarget,
): TalkTarget | null {
  if (kind === 'whole' || kind === 'verdict') return { kind, part };
  const { components, connections } = designShape(mission, diagram);
  const own = kind === 'component' ? components : connections;
  const [canonical] = [...own].find(([, id]) => id === part) ?? [];
  return canonical === undefined ? null : { kind, part: canonical };
}

/** The same in a design of this shape. What it does not have is about the whole. */
export function targetInDesign(
  mission: Rules,
  diagram: Diagram,
  { kind, part }: TalkTarget,
): TalkTarget {
  if (kind === 'whole' || kind === 'verdict') return { kind, part };
  const { components, connections } = designShape(mission, diagram);
  const own = (kind === 'component' ? components : connections).get(part ?? '');
  return own === undefined ? { kind: 'whole', part: null } : { kind, part: own };
}
