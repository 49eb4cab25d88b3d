import type { Diagram } from '../contracts/diagram-schema';
import type { Flow, Mission } from '../contracts/mission-schema';
import type { Path } from '../diagram/graph';
import { formatNumber } from '../shared/format-number';

/** A count of a flow's items in the mission's own words: "1 e-mail", "417 e-mails". */
export function items(flow: Flow, count: number): string {
  const [one, many] = flow.nouns ?? ['item', 'items'];
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "1 call", "417 calls". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** The learner's name for a component. */
export function labelOf(context: { diagram: Diagram; mission: Mission }, id: string): string {
  const component = context.diagram.components.find((candidate) => candidate.id === id);
  return component?.label ?? context.mission.given.find((given) => given.id === id)?.label ?? id;
}

/** "A", "A and B", "A, B and C"; long lists end with how many more there are. */
export function listOf(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : [...names];
  const last = shown.pop() ?? 'nothing';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** The components along a path, its first sender included. */
export function pathComponents(path: Path): string[] {
  const first = path[0];
  return first ? [first.from, ...path.map((connection) => connection.to)] : [];
}

/** The evidence of a path: every component on it and every connection. */
export function pathEvidence(path: Path): { components: string[]; connections: string[] } {
  return { components: pathComponents(path), connections: path.map(({ id }) => id) };
}
