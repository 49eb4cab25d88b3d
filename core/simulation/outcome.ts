import type {
  CacheRun,
  ComponentRun,
  FlowRun,
  ItemCounts,
  PartlyRun,
  ResponseMs,
  ResponseTime,
  ScenarioRun,
  TargetByKey,
} from '../contracts/scenario-run';
import type { ComponentState } from './component-state';
import type { EntryStore } from './entry-store';
import { type FlowState, REQUEST } from './flow-state';
import { hearsRun, heldRun } from './hears-run';
import { countItemEnds, type TroubledItems } from './item-ends';
import { MESSAGE } from './message-pool';
import { nearestRank, selectPlace } from './percentile';
import { rounded } from './rounded';
import type { ReplicaScaling } from './scaling';
import { shardsRun } from './shards-run';
import type { World } from './world';

function responseMs(flow: FlowState): ResponseMs {
  const { requests, accepted } = flow;
  const answered = new Float64Array(accepted);
  let n = 0;
  for (let request = 0; request < requests; request++) {
    if (flow.states[request] === REQUEST.accepted) answered[n++] = flow.times[request]!;
  }
  let from = 0;
  // Asked for in ascending order, each search leaves the larger values behind its place to the next.
  const at = (percentile: number): ResponseTime => {
    if (requests === 0) return null;
    const place = nearestRank(percentile, requests);
    if (place >= n) return 'infinite';
    const value = selectPlace(answered, from, n, place);
    from = place;
    return rounded(value);
  };
  return {
    mean: accepted === 0 ? null : rounded(flow.responseSum / accepted),
    p50: at(50),
    p95: at(95),
    p99: at(99),
    max: at(100),
  };
}

function timeOrNull(ms: number): number | null {
  return ms < 0 ? null : rounded(ms);
}

/** Where the poisoned item of a flow still is on its way, if it is: the copy that was tried most often, ties as drawn. */
function poisonedCopy(world: World, flow: FlowState): FlowRun['poisoned'] {
  const { messages, components } = world;
  if (flow.poison < 0) return null;
  let best: PoisonedCopy | null = null;
  let place = 0;
  for (let m = 0; m < messages.used; m++) {
    const state = messages.state[m];
    if (state === MESSAGE.free || state === MESSAGE.deleted) continue;
    if (messages.flow[m] !== flow.index) continue;
    const first = messages.first[m]!;
    const q = components[messages.queue[m]!]!;
    if (!flow.isPoisoned(first, messages.each[m]! * messages.left[m]!)) continue;
    if (q.isDeadLetterQueue) continue;
    const due = state === MESSAGE.delayed ? world.poisonDue.get(m) : undefined;
    const copy = {
      queue: q.config.id,
      receives: messages.receives[m]!,
      maxReceives: q.config.maxReceives,
      nextMs: due === undefined ? null : rounded(due),
    };
    const order = best === null ? -1 : triedMore(copy, best) || q.config.index - place;
    if (order < 0) {
      best = copy;
      place = q.config.index;
    }
  }
  return best;
}

type PoisonedCopy = NonNullable<FlowRun['poisoned']>;

/** Below 0 when copy x was tried more often than y, or as often and is tried next. */
function triedMore(x: PoisonedCopy, y: PoisonedCopy): number {
  return y.receives - x.receives || (x.nextMs ?? 0) - (y.nextMs ?? 0);
}

/** What target t of a flow has shown of its keyed items. */
function targetByKey(flow: FlowState, t: number): TargetByKey {
  const seen = flow.seen[t]!;
  seen.thread(flow.items);
  const shown = seen.lateMs.slice(0, flow.items).filter((ms) => ms >= 0);
  let from = 0;
  const at = (percentile: number): ResponseTime => {
    if (flow.items === 0) return null;
    const place = nearestRank(percentile, flow.items);
    if (place >= shown.length) return 'infinite';
    const value = selectPlace(shown, from, shown.length, place);
    from = place;
    return rounded(value);
  };
  return { overtaken: seen.overtaken, unseenMs: { p50: at(50), p99: at(99), max: at(100) } };
}

function flowRun(
  world: World,
  flow: FlowState,
  items: ItemCounts,
  partly: PartlyRun | null,
): FlowRun {
  return {
    id: flow.id,
    requests: flow.requests,
    accepted: flow.accepted,
    rejected: flow.rejected,
    timedOut: flow.timedOut,
    responseMs: responseMs(flow),
    items,
    targets: flow.targetIds.map((id, t) => ({
      id,
      delivered: flow.targetDelivered[t]!,
      duplicated: flow.targetDuplicated[t]!,
      rejected: flow.targetRejected[t]!,
      duplicatedItems: flow.targetRepeated[t]!,
      lastDeliveryMs: timeOrNull(flow.targetLastMs[t]!),
      ahead: flow.targetIds.flatMap((of, other) => {
        const items = flow.ahead[t * flow.targetIds.length + other]!;
        return items > 0 ? [{ of, items }] : [];
      }),
      ...(flow.seen.length === 0 ? {} : { byKey: targetByKey(flow, t) }),
    })),
    lastDeliveryMs: timeOrNull(flow.lastDeliveryMs),
    told: flow.newsIds.length === 0 ? null : flow.told,
    news: flow.newsIds.map((id, n) => ({
      id,
      told: flow.newsTold[n]!,
      early: flow.newsEarly[n]!,
    })),
    poisoned: poisonedCopy(world, flow),
    ...(flow.follows < 0 ? {} : { hears: hearsRun(world, flow) }),
    ...(flow.access === 'read' ? { reads: { stale: flow.stale } } : {}),
    ...(flow.useful === null ? {} : { useful: flow.useful.result() }),
    ...(partly === null ? {} : { partly }),
  };
}

/** Whether a queue may drop messages that it has accepted. */
function letsGo({ config }: ComponentState): boolean {
  return config.keeps && (config.latestOnly || config.ttlMs < Number.POSITIVE_INFINITY);
}

function cacheRun({ cached }: ComponentState, entries: EntryStore): CacheRun {
  const { hits, misses, joined, evicted, expired, ageSum } = cached;
  const meanAgeMs = hits === 0 ? null : rounded(ageSum / hits);
  return { hits, misses, joined, evicted, expired, entries: entries.size, meanAgeMs };
}

/** Time that there were slots, summed over them. */
function slotTime(c: ComponentState, endMs: number): number {
  if (c.scaling === null) return c.slots * endMs;
  c.scaling.tick(endMs);
  return c.scaling.servingArea * c.config.concurrency;
}

function scaledRun(scaling: ReplicaScaling, endMs: number): ComponentRun['scaled'] {
  const { paidArea, peak, started, stopped } = scaling;
  return { mean: endMs > 0 ? rounded(paidArea / endMs) : peak, most: peak, started, stopped };
}

function componentRun(c: ComponentState, endMs: number, follows: boolean): ComponentRun {
  const holds = follows && c.config.holdMs > 0;
  c.addInside(endMs, 0);
  c.addBusy(endMs, 0);
  const waits = c.slots > 0 || c.config.keeps;
  return {
    id: c.config.id,
    served: c.served,
    items: c.items,
    utilisation: c.slots > 0 && endMs > 0 ? rounded(c.busyArea / slotTime(c, endMs)) : null,
    meanWaitMs: waits && c.served > 0 ? rounded(c.waitSum / c.served) : null,
    meanInSystem: endMs > 0 ? rounded(c.insideArea / endMs) : 0,
    peakDepth: c.peak,
    errors: c.errors,
    refused: c.refused,
    unavailable: c.unavailable,
    again: c.config.keeps ? { ...c.again } : null,
    ...(c.mayLose ? { answersLost: c.answersLost } : {}),
    ...(holds ? { held: heldRun(c, endMs) } : {}),
    ...(c.admission === null ? {} : { overLimit: c.overLimit }),
    ...(c.sheds ? { shed: { ...c.shed } } : {}),
    ...shardsRun(c, endMs),
    ...(c.scaling === null ? {} : { scaled: scaledRun(c.scaling, endMs) }),
    ...(c.entries === null ? {} : { cache: cacheRun(c, c.entries) }),
    ...(letsGo(c) ? { dropped: { ...c.dropped } } : {}),
  };
}

/** The component with the most events, the first of them in the diagram's order; null when there are none. */
function busiest(components: readonly ComponentState[]): ComponentState | null {
  let most: ComponentState | null = null;
  for (const c of components) if (most === null || c.events > most.events) most = c;
  return most;
}

/** The first items in trouble of one flow: worth watching. */
export type Trouble = { flow: string } & TroubledItems;

/** What happened in the run, up to `endMs`: its horizon, or the moment the budget ran out. */
export function describeRun(
  world: World,
  scenarioId: string,
  endMs: number,
  exceeded: boolean,
): { run: ScenarioRun; trouble: Trouble[] } {
  const blamed = world.overrun?.component ?? busiest(world.components);
  const follows = world.flows.some((flow) => flow.follows >= 0);
  const flows: FlowRun[] = [];
  const trouble: Trouble[] = [];
  for (const flow of world.flows) {
    const { counts, troubled, partly } = countItemEnds(world, flow);
    flows.push(flowRun(world, flow, counts, partly));
    trouble.push({ flow: flow.id, ...troubled });
  }
  const run: ScenarioRun = {
    id: scenarioId,
    status: exceeded ? 'budget-exceeded' : 'ok',
    events: world.events,
    blamed: exceeded ? (blamed?.config.id ?? null) : null,
    flows,
    components: world.components.map((c) => componentRun(c, endMs, follows)),
    connections: world.connections.map(({ id, sent, items, failed, timedOut, guard }) => ({
      id,
      sent,
      items,
      failed,
      timedOut,
      ...(guard === null ? {} : { kept: { ...guard.kept } }),
    })),
  };
  return { run, trouble };
}
