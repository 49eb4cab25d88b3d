import type { Flow } from '../contracts/mission-schema';
import type { Path } from '../diagram/graph';
import { formatNumber } from '../shared/format-number';
import type { CheckContext } from './check-type';

/** Milliseconds as they are measured: "4.1 ms", "30,000 ms". */
export function millis(ms: number): string {
  return `${formatNumber(ms)} ms`;
}

/** A long time for reading: "4 ms", "12 s", "10 min 52 s", "2 h". */
export function duration(ms: number): string {
  if (ms < 1000) return millis(ms);
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${formatNumber(ms < 10_000 ? Math.round(ms / 100) / 10 : seconds)} s`;
  if (seconds < 7200) return withRest(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  return withRest(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function withRest(value: number, unit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${value} ${unit}` : `${value} ${unit} ${rest} ${restUnit}`;
}

/** A count of a flow's items in the mission's own words: "1 e-mail", "417 e-mails". */
export function items(flow: Flow, count: number): string {
  const [one, many] = flow.nouns ?? ['item', 'items'];
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** The learner's name for a component. */
export function labelOf(context: Pick<CheckContext, 'diagram' | 'mission'>, id: string): string {
  const component = context.diagram.components.find((candidate) => candidate.id === id);
  return component?.label ?? context.mission.given.find((given) => given.id === id)?.label ?? id;
}

/** "A", "A and B", "A, B and C"; long lists end with how many more there are. */
export function listOf(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : [...names];
  const last = shown.pop() ?? 'nothing';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** A way through the diagram by labels: "Admin → API → Provider". */
export function pathText(context: Pick<CheckContext, 'diagram' | 'mission'>, path: Path): string {
  const first = path[0];
  if (!first) return '';
  return [first.from, ...path.map((connection) => connection.to)]
    .map((id) => labelOf(context, id))
    .join(' → ');
}

/** The evidence of a path: every component on it and every connection. */
export function pathEvidence(path: Path): { components: string[]; connections: string[] } {
  const first = path[0];
  return {
    components: first ? [first.from, ...path.map((connection) => connection.to)] : [],
    connections: path.map((connection) => connection.id),
  };
}
