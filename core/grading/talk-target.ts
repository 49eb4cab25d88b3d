import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { type TalkTarget, WHOLE } from '../contracts/talk-line';
import { designShape } from '../diagram/design-shape';
import { readInstant } from './run-instant';

type Rules = Pick<Mission, 'given' | 'limits' | 'flows'>;

/** What is the same in every design that its mission grades. */
const OF_ALL: readonly TalkTarget['kind'][] = ['whole', 'verdict', 'instant'];

/** Whether a design with these checks in its report, and these scenarios with how long each looks (ms), has what a text is about. */
export function hasTarget(
  { kind, part }: TalkTarget,
  diagram: Pick<Diagram, 'components' | 'connections'>,
  checks: readonly string[],
  horizons: Readonly<Record<string, number>>,
): boolean {
  if (kind === 'whole') return part === null;
  if (kind === 'verdict') return part !== null && checks.includes(part);
  if (kind === 'instant') {
    const instant = readInstant(part);
    return instant !== null && instant.ms <= (horizons[instant.scenario] ?? -1);
  }
  const parts = kind === 'component' ? diagram.components : diagram.connections;
  return parts.some(({ id }) => id === part);
}

/** What a text about a design is about in every design of its shape: ids of parts become those of the shape. Null for what is no part. */
export function targetInShape(
  mission: Rules,
  diagram: Diagram,
  { kind, part }: TalkTarget,
): TalkTarget | null {
  if (OF_ALL.includes(kind)) return { kind, part };
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
  if (OF_ALL.includes(kind)) return { kind, part };
  const { components, connections } = designShape(mission, diagram);
  const own = (kind === 'component' ? components : connections).get(part ?? '');
  return own === undefined ? WHOLE : { kind, part: own };
}
