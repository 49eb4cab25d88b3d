import type { Connection } from '../contracts/diagram-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import type { Say } from './say';
import { counted } from './wording';

/** What turned most requests away on purpose: at which component, and of a call that was not made, whom it spared. */
export type TurnedAway = {
  component: string;
  how: 'limit' | 'waited' | 'late' | 'breaker' | 'bulkhead';
  to: string | null;
  count: number;
};

/** What turned most away, of the components that send along these connections; null when nothing did. */
export function turnedAwayOf(steps: readonly Connection[], run: ScenarioRun): TurnedAway | null {
  const senders = new Set(steps.map(({ from }) => from));
  const found: TurnedAway[] = [];
  for (const { id, overLimit = 0, shed } of run.components) {
    if (!senders.has(id)) continue;
    found.push({ component: id, how: 'limit', to: null, count: overLimit });
    found.push({ component: id, how: 'waited', to: null, count: shed?.waited ?? 0 });
    found.push({ component: id, how: 'late', to: null, count: shed?.late ?? 0 });
  }
  for (const { id, from, to } of steps) {
    const kept = run.connections.find((link) => link.id === id)?.kept;
    found.push({ component: from, how: 'breaker', to, count: kept?.byBreaker ?? 0 });
    found.push({ component: from, how: 'bulkhead', to, count: kept?.byBulkhead ?? 0 });
  }
  const [most] = found.sort((x, y) => y.count - x.count);
  return most === undefined || most.count === 0 ? null : most;
}

/** It in words, as a sentence with a space before it. */
export function turnedAwayText({ component, how, to, count }: TurnedAway, say: Say): string {
  const who = say.name(component);
  const whom = to === null ? '' : say.name(to);
  const requests = counted(count, 'request');
  switch (how) {
    case 'limit':
      return ` ${who} did not let ${requests} in: its admission limit was reached.`;
    case 'waited':
      return ` ${who} turned ${requests} away that had waited too long for a slot.`;
    case 'late':
      return ` ${who} gave up on ${requests} whose caller had given up.`;
    case 'breaker':
      return ` ${who} did not make ${counted(count, 'call')} to ${whom}: its circuit breaker was open.`;
    default:
      return ` ${who} did not make ${counted(count, 'call')} to ${whom}: as many as it may have out at once were out.`;
  }
}
