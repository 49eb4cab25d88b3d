import { labelOf, listOf } from '../checks/wording';
import { isQueue } from '../components/roles';
import type { Diagram } from '../contracts/diagram-schema';
import type { Fault, Mission } from '../contracts/mission-schema';
import type { ScenarioRun, Snapshots } from '../contracts/scenario-run';
import { faultTargets } from '../diagram/fault-targets';
import { formatMs, formatNumber } from '../shared/format-number';

/** Something worth stopping at in a run. */
export interface RunEvent {
  atMs: number;
  /** In words, as a clause: an outage of “E-mail provider” begins. */
  text: string;
  tone: 'good' | 'trouble' | 'plain';
  components: string[];
}

/** A time in which a fault of the scenario held. */
export interface FaultTime {
  fromMs: number;
  toMs: number;
  text: string;
}

const EFFECTS: Record<Fault['effect'], (who: string, fault: Fault) => string> = {
  outage: (who) => `an outage of ${who} begins`,
  pause: (who) => `a pause of ${who} begins`,
  slow: (who, fault) =>
    `a slowdown of ${who} begins, ${formatNumber('factor' in fault ? fault.factor : 1)} times`,
  reject: (who, fault) =>
    `refusals at ${who} begin, ${formatNumber('share' in fault ? fault.share * 100 : 0)} % of all calls`,
  'lose-answers': (who, fault) =>
    `${formatNumber('share' in fault ? fault.share * 100 : 0)} % of the answers of ${who} begin to get lost`,
  flush: (who) => `${who} forgets everything`,
  crash: (who, fault) => {
    const dead = 'replicas' in fault ? fault.replicas : 0;
    return dead === 1
      ? `a replica of ${who} crashes`
      : `${formatNumber(dead)} replicas of ${who} crash`;
  },
};

/** The first instant at which a series is above zero, ms; null when it never is. */
function firstAbove(values: readonly number[], atMs: readonly number[]): number | null {
  const index = values.findIndex((value) => value > 0);
  return index < 0 ? null : (atMs[index] ?? null);
}

/** Where the first errors came up: of the components with errors in that interval, one that calls none of the others. */
function firstFailing(
  { connections }: Diagram,
  { components, atMs }: Snapshots,
  clients: ReadonlySet<string>,
): { id: string; atMs: number } | null {
  const starts = components
    .filter(({ id }) => !clients.has(id))
    .flatMap(({ id, errorsPerSecond }) => {
      const first = firstAbove(errorsPerSecond, atMs);
      return first === null ? [] : [{ id, atMs: first }];
    });
  const earliest = Math.min(...starts.map((start) => start.atMs));
  const first = starts.filter((start) => start.atMs === earliest);
  const ids = new Set(first.map(({ id }) => id));
  const calls = (id: string) =>
    connections.some(({ from, to, kind }) => from === id && kind === 'sync' && ids.has(to));
  return first.find(({ id }) => !calls(id)) ?? first[0] ?? null;
}

/** What a reader should notice in a run, oldest first: faults, the first who gave up, the first errors, the deepest queue, the last delivery. */
export function runEvents(
  mission: Mission,
  diagram: Diagram,
  run: ScenarioRun,
  snapshots: Snapshots,
): { events: RunEvent[]; faults: FaultTime[] } {
  const label = (id: string) => `“${labelOf({ mission, diagram }, id)}”`;
  const scenario = mission.scenarios.find(({ id }) => id === run.id);
  const events: RunEvent[] = [];
  const faults: FaultTime[] = [];
  for (const fault of scenario?.faults ?? []) {
    const struck = faultTargets(mission, diagram, fault.target);
    if (struck.length === 0) continue;
    const who = listOf(struck.map(label));
    const text = EFFECTS[fault.effect](who, fault);
    const over = `${who} ${struck.length === 1 ? 'is' : 'are'} ${fault.effect === 'crash' ? 'whole again' : 'back'}`;
    const end = fault.at + fault.forMs;
    faults.push({ fromMs: fault.at, toMs: end, text });
    // What comes again and again is told once; its times are shaded all the same.
    if (events.some((event) => event.text === text)) continue;
    events.push({ atMs: fault.at, text, tone: 'trouble', components: struck });
    events.push({ atMs: end, text: over, tone: 'plain', components: struck });
  }
  const clients = new Set(mission.flows.map(({ from }) => from));
  const series = new Map(snapshots.components.map((row) => [row.id, row]));
  for (const result of run.flows) {
    const flow = mission.flows.find(({ id }) => id === result.id);
    if (!flow || result.timedOut === 0) continue;
    // With one request the instant is known; of many, the snapshots tell the interval.
    const single = 'at' in flow.arrivals && result.requests === 1 ? flow.arrivals.at[0] : undefined;
    const seen = firstAbove(series.get(flow.from)?.errorsPerSecond ?? [], snapshots.atMs);
    const atMs = single === undefined ? seen : single + flow.timeoutMs;
    if (atMs === null) continue;
    const text = `${label(flow.from)} has waited ${formatMs(flow.timeoutMs)} and gives up`;
    events.push({ atMs, text, tone: 'trouble', components: [flow.from] });
  }
  const failing = firstFailing(diagram, snapshots, clients);
  const heard = events.some(({ atMs, components }) =>
    failing ? atMs <= failing.atMs && components.some((id) => clients.has(id)) : true,
  );
  // Whoever gives up fails the calls that it was waiting for: that is no news.
  if (failing && !heard) {
    const text = `the first calls fail at ${label(failing.id)}`;
    events.push({ atMs: failing.atMs, text, tone: 'trouble', components: [failing.id] });
  }
  const queues = diagram.components.filter(isQueue).map(({ id }) => id);
  const deepest = queues
    .map((id) => ({ id, depth: series.get(id)?.depth ?? [] }))
    .map(({ id, depth }) => ({ id, depth, peak: depth.reduce((a, b) => Math.max(a, b), 0) }))
    .sort((a, b) => b.peak - a.peak)[0];
  if (deepest && deepest.peak > 1) {
    const atMs = snapshots.atMs[deepest.depth.indexOf(deepest.peak)] ?? 0;
    const text = `${label(deepest.id)} is deepest: ${formatNumber(deepest.peak)} messages`;
    events.push({ atMs, text, tone: 'plain', components: [deepest.id] });
  }
  const drained = run.flows.every(({ items }) => items.pending === 0 && items.delivered > 0);
  if (drained) {
    const atMs = Math.max(...run.flows.map(({ lastDeliveryMs }) => lastDeliveryMs ?? 0));
    events.push({ atMs, text: 'the last delivery: drained', tone: 'good', components: [] });
  }
  const end = snapshots.atMs.at(-1) ?? 0;
  return {
    events: events.filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs),
    faults: faults.filter(({ fromMs }) => fromMs < end),
  };
}
