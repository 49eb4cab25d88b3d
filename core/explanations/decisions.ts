import { isDeadLetterQueue } from '../checks/dead-letters';
import { listOf } from '../checks/wording';
import { resolvePhysics, resolveSettings } from '../components/resolve-settings';
import { hasSteps, isCache, isQueue, isTopic, isWorker } from '../components/roles';
import type { Duration } from '../contracts/component-type';
import type { Connection, DiagramComponent } from '../contracts/diagram-schema';
import { formatMs, formatNumber } from '../shared/format-number';
import { DECISION_KINDS, type Decision, type DecisionKind } from './decision';
import {
  type Design,
  flowsThrough,
  flowsWaitingFor,
  named,
  publishersOf,
  slotsOf,
  takersOf,
} from './design';

/** More questions than these tire. */
export const MOST_DECISIONS = 6;

/** A call that takes longer than this, ms, is worth a reason. */
const SLOW_MS = 20;

function typicalMs(duration: Duration | number | null | undefined): number {
  if (duration === null || duration === undefined) return 0;
  if (typeof duration === 'number') return duration;
  if ('exponential' in duration) return duration.exponential;
  if ('uniform' in duration) return (duration.uniform[0] + duration.uniform[1]) / 2;
  return duration.lognormal.median;
}

const about = (
  kind: DecisionKind,
  component: string,
  text: string,
  link?: Connection,
): Decision => ({
  id: `${kind}.${link?.id ?? component}`,
  kind,
  text,
  component,
  other: link?.to ?? null,
  connection: link?.id ?? null,
});

function queueDecision(design: Design, { id }: DiagramComponent): Decision[] {
  const { graph } = design;
  const takers = takersOf(design, id);
  const givers = graph.incoming(id).map(({ from }) => from);
  if (isDeadLetterQueue(graph, id) || takers.length === 0 || givers.length === 0) return [];
  const from = listOf([...new Set(givers)].map((giver) => named(design, giver)));
  const to = listOf(takers.map((taker) => named(design, taker)));
  return [about('queue', id, `The queue ${named(design, id)} between ${from} and ${to}.`)];
}

function poolDecisions(design: Design, component: DiagramComponent): Decision[] {
  const { id, type } = component;
  const name = named(design, id);
  const settings = resolveSettings(design.mission, component);
  const found: Decision[] = [];
  if (isWorker({ type })) {
    if (settings.idempotent === true) found.push(about('keys', id, `${name} is idempotent.`));
    if (settings.ack === 'before') {
      found.push(about('early-ack', id, `${name} acknowledges a message before the work.`));
    }
    if (typeof settings.rateLimitPerSecond === 'number') {
      const rate = formatNumber(settings.rateLimitPerSecond);
      found.push(about('rate-limit', id, `${name} makes at most ${rate} calls a second.`));
    }
    if (slotsOf(design, id) > 1) {
      const slots = `${settings.replicas} × ${settings.concurrency}`;
      found.push(about('pool', id, `${name} has ${slots} slots.`));
    }
  }
  if (settings.keys === 'per-operation') {
    found.push(about('keys', id, `${name} gives its calls one key per operation.`));
  }
  if (settings.keys === 'per-attempt') {
    found.push(about('keys', id, `${name} gives each attempt of a call a key of its own.`));
  }
  found.push(...sparing(design, component));
  if (typeof settings.retries === 'number' && settings.retries > 0) {
    const tries = settings.retries === 1 ? 'once more' : `${settings.retries} times more`;
    found.push(about('patience', id, `${name} tries a failed call ${tries}.`));
  }
  return found;
}

/** What a component does to spare those it calls, and to keep its own line short. */
function sparing(design: Design, component: DiagramComponent): Decision[] {
  const { id } = component;
  const name = named(design, id);
  const settings = resolveSettings(design.mission, component);
  const found: Decision[] = [];
  const say = (kind: DecisionKind, setting: string, words: (value: number) => string) => {
    const value = settings[setting];
    if (typeof value === 'number') found.push(about(kind, id, `${name} ${words(value)}`));
  };
  const times = (count: number) =>
    count === 1 ? 'one call has' : `${formatNumber(count)} calls have`;
  say('breaker', 'breakerFailures', (n) => `stops calling for a while when ${times(n)} failed.`);
  say(
    'bulkhead',
    'callsAtOnce',
    (n) => `has at most ${formatNumber(n)} calls out on each connection.`,
  );
  say(
    'short-line',
    'longestWaitMs',
    (ms) => `turns away who has waited longer than ${formatMs(ms)}.`,
  );
  say(
    'admission',
    'admitPerSecond',
    (n) => `lets in at most ${formatNumber(n)} requests a second.`,
  );
  say('scaling', 'maxReplicas', (n) => `scales to as many as ${formatNumber(n)} replicas.`);
  say(
    'retry-budget',
    'retryBudgetPercent',
    (n) => `makes at most ${formatNumber(n)} retries for each hundred calls.`,
  );
  return found;
}

function patience(design: Design, { id, settings }: DiagramComponent): Decision[] {
  const receives = settings?.maxReceives;
  if (typeof receives !== 'number' || takersOf(design, id).length === 0) return [];
  const times = receives === 1 ? 'once' : `up to ${formatNumber(receives)} times`;
  return [about('patience', id, `${named(design, id)} hands a message out ${times}.`)];
}

/** That a cache stands before others, and whether it asks for each thing once at a time. */
function cacheDecisions(design: Design, cache: DiagramComponent): Decision[] {
  const { id } = cache;
  const behind = design.graph.outgoing(id).map(({ to }) => named(design, to));
  if (behind.length === 0 || design.graph.incoming(id).length === 0) return [];
  const name = named(design, id);
  const found = [about('cache', id, `The cache ${name} in front of ${listOf(behind)}.`)];
  if (resolveSettings(design.mission, cache).singleFlight === true) {
    found.push(about('asks-once', id, `${name} asks once for what many want at the same time.`));
  }
  return found;
}

/** What a queue does with messages of the same key, and with old ones. */
function keepingDecisions(design: Design, queue: DiagramComponent): Decision[] {
  const { id } = queue;
  if (takersOf(design, id).length === 0) return [];
  const name = named(design, id);
  const { order, keep, ttlMs } = resolveSettings(design.mission, queue);
  const found: Decision[] = [];
  const keyed = flowsThrough(design, id).some(({ keys }) => keys !== undefined);
  if (keyed && order === 'per-key') {
    const text = `${name} keeps messages of the same key in order.`;
    found.push(about('order', id, text));
  }
  if (keyed && keep === 'latest-per-key') {
    found.push(about('latest', id, `${name} keeps the latest message per key only.`));
  }
  if (typeof ttlMs === 'number') {
    const text = `${name} drops messages that have waited longer than ${formatMs(ttlMs)}.`;
    found.push(about('time-to-live', id, text));
  }
  return found;
}

function linkDecisions(design: Design, link: Connection): Decision[] {
  const from = design.graph.components.get(link.from);
  const to = design.graph.components.get(link.to);
  if (!from || !to) return [];
  const names = [named(design, from.id), named(design, to.id)] as const;
  if (isQueue(from) && isQueue(to)) {
    const text = `The dead-letter route from ${names[0]} to ${names[1]}.`;
    return [about('dead-letters', from.id, text, link)];
  }
  const calls = link.kind === 'sync' && hasSteps(from);
  if (!calls || weightOf(design, link) < SLOW_MS) return [];
  return [about('call', from.id, `${names[0]} calls ${names[1]} and waits for it.`, link)];
}

/** How much a call matters: its time, ms, what can fail in a scenario before what cannot, and what a client waits for first. */
function weightOf(design: Design, { from, to }: { from: string; to: string }): number {
  const callee = design.graph.components.get(to);
  if (!callee) return 0;
  const physics = resolvePhysics(design.mission, callee);
  const fails = design.mission.scenarios.some(({ faults }) =>
    faults.some(({ target }) => 'id' in target && target.id === to),
  );
  const slow = typicalMs(physics.latencyMs ?? physics.workMs);
  const waits = flowsWaitingFor(design, from).length > 0;
  return slow + (fails ? 10_000 : 0) + (waits && slow >= SLOW_MS ? 1_000_000 : 0);
}

/** What comes first within its kind; the diagram's order decides between equals. */
function significance(design: Design, decision: Decision): number {
  const { kind, component, other } = decision;
  if (kind === 'call' && other !== null) return weightOf(design, { from: component, to: other });
  if (kind === 'pool') return slotsOf(design, component);
  if (kind !== 'queue') return 0;
  const givers = publishersOf(design, component);
  return givers.some((id) => flowsWaitingFor(design, id).length > 0) ? 1 : 0;
}

/**
 * The decisions that a design shows, at most six: the most significant of every kind first, then the second of every kind.
 * What the mission has given is nobody's decision.
 */
export function decisionsOf(design: Design): Decision[] {
  const { diagram, mission } = design;
  const given = new Set(mission.given.map(({ id }) => id));
  const own = diagram.components.filter(({ id }) => !given.has(id));
  const all = [
    ...own.flatMap((component) => {
      if (isQueue(component)) {
        return [
          ...queueDecision(design, component),
          ...keepingDecisions(design, component),
          ...patience(design, component),
        ];
      }
      if (isCache(component)) return cacheDecisions(design, component);
      if (isTopic(component) && design.graph.outgoing(component.id).length > 0) {
        return [about('topic', component.id, `The topic ${named(design, component.id)}.`)];
      }
      return poolDecisions(design, component);
    }),
    ...diagram.connections.flatMap((link) => linkDecisions(design, link)),
  ];
  const places = DECISION_KINDS.flatMap((kind, rank) =>
    all
      .filter((decision) => decision.kind === kind)
      .map((decision, order) => ({ decision, order, weight: significance(design, decision) }))
      .sort((a, b) => b.weight - a.weight || a.order - b.order)
      .map(({ decision }, round) => ({ decision, rank, round })),
  );
  return places
    .sort((a, b) => a.round - b.round || a.rank - b.rank)
    .slice(0, MOST_DECISIONS)
    .map(({ decision }) => decision);
}
