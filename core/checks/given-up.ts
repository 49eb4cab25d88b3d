import { resolveSettings } from '../components/resolve-settings';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatMs } from '../shared/format-number';
import type { CheckContext } from './check-type';
import type { Say } from './say';
import { counted } from './wording';

/** Calls along one connection that the sender gave up on. */
export type GivenUp = { from: string; to: string; calls: number; afterMs: number };

/** The connection whose calls were given up most often, the first of them in the diagram's order; null when none was. */
export function givenUpOf(
  { mission, diagram }: Pick<CheckContext, 'mission' | 'diagram'>,
  run: ScenarioRun,
): GivenUp | null {
  let worst: GivenUp | null = null;
  for (const { id, from, to } of diagram.connections) {
    const calls = run.connections.find((connection) => connection.id === id)?.timedOut ?? 0;
    const sender = diagram.components.find((component) => component.id === from);
    if (calls <= (worst?.calls ?? 0) || sender === undefined) continue;
    worst = { from, to, calls, afterMs: Number(resolveSettings(mission, sender).timeoutMs) };
  }
  return worst;
}

/** A sentence on calls that were given up; empty when none was. */
export function givenUpText(d: GivenUp | null, say: Say): string {
  if (d === null) return '';
  return ` ${say.name(d.from)} gave up on ${counted(d.calls, 'call')} to ${say.name(d.to)} after ${formatMs(d.afterMs)}.`;
}
