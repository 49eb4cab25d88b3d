import type { Fault, FaultTarget, Scenario } from '@/core/contracts/mission-schema';
import { EXPIRY } from './calendar';
import { die } from './ending';
import { forget } from './flights';
import { move } from './gauges';
import type { FaultState, Flow, Link, Part, Replica, World } from './model';
import { replicasOf, shardOfReplica } from './sharding';
import { isOpen, lineOf, moveShard } from './slots';

/** Components behind a client, looked at through load balancers. */
function entriesBehind(world: World, part: Part, flowId: string): Part[] {
  const flow = world.flows.find((candidate) => candidate.id === flowId);
  const links = flow === undefined ? [] : (part.steps.get(flow) ?? []);
  return links.flatMap(({ to }) =>
    to.type === 'load-balancer' ? entriesBehind(world, to, flowId) : [to],
  );
}

function targetsOf(world: World, target: FaultTarget): Part[] {
  if ('id' in target) return world.parts.filter((part) => part.id === target.id);
  if ('type' in target) return world.parts.filter((part) => part.type === target.type);
  if ('callersOf' in target) {
    const calls = (part: Part) =>
      world.flows.some((flow) => callsPart(part, flow, target.callersOf));
    return world.parts.filter(calls);
  }
  if ('entryOf' in target) {
    const flow = world.flows.find((candidate) => candidate.id === target.entryOf);
    const entries = flow === undefined ? [] : entriesBehind(world, flow.client, flow.id);
    return world.parts.filter((part) => entries.includes(part));
  }
  return workersFor(world, target.workersFor);
}

function callsPart(part: Part, flow: Flow, id: string): boolean {
  return (part.steps.get(flow) ?? []).some(({ to }) => to.id === id);
}

/** Where a part's work of a flow goes next, messages and dead letters included. */
function onward(part: Part, flow: Flow): Link[] {
  if (part.type !== 'queue') return part.steps.get(flow) ?? [];
  const route = part.deadLetter === null ? [] : [part.deadLetter];
  return [...part.consumers, ...route].filter((link) => link.flows.has(flow));
}

function reached(from: Part, next: (part: Part) => Link[]): Set<Part> {
  const found = new Set([from]);
  for (const part of found) for (const { to } of next(part)) found.add(to);
  return found;
}

/** Who works for a part, or for a flow's targets, in the background; those who call it when nobody does. */
function workersFor(world: World, wanted: string | { flow: string }): Part[] {
  const struckOn = (flow: Flow): { workers: Part[]; callers: Part[] } => {
    const ids =
      typeof wanted === 'string' ? [wanted] : flow.targets.map((target) => target.part.id);
    const passes = [...reached(flow.client, (part) => onward(part, flow))];
    const isHanded = (part: Part) =>
      passes.some((from) =>
        onward(from, flow).some(
          (link) => link.to === part && (!link.sync || from.type === 'external-api'),
        ),
      );
    const answers = (part: Part) =>
      ['service', 'worker', 'load-balancer', 'cache'].includes(part.type);
    const called = (part: Part) =>
      reached(part, (other) =>
        other === part || answers(other) ? onward(other, flow).filter((link) => link.sync) : [],
      );
    const works = (part: Part) =>
      (part.type === 'service' || part.type === 'worker') &&
      isHanded(part) &&
      [...called(part)].some((other) => other !== part && ids.includes(other.id));
    return {
      workers: passes.filter(works),
      callers: passes.filter((part) => ids.some((id) => callsPart(part, flow, id))),
    };
  };
  const flows = world.flows.filter(({ id }) => typeof wanted === 'string' || id === wanted.flow);
  const struck = flows.map(struckOn);
  const workers = struck.flatMap((each) => each.workers);
  const those = workers.length > 0 ? workers : struck.flatMap((each) => each.callers);
  return world.parts.filter((part) => those.includes(part));
}

function inHand(world: World, part: Part, replica: Replica | null): number {
  if (replica === null) return part.inside.value;
  return [...world.units].filter((unit) => unit.replica === replica).length;
}

function killReplica(world: World, part: Part, replica: Replica): void {
  const victims = [...world.units].filter((unit) => unit.replica === replica);
  const shard = shardOfReplica(part, replica);
  move(world, part.busy, -replica.busy);
  moveShard(world, part, shard, -replica.busy);
  replica.busy = 0;
  replica.up = false;
  forget(part, replica);
  part.line = part.line.filter(({ unit }) => !victims.includes(unit));
  for (const unit of victims) die(world, unit);
  if (replicasOf(part, shard).some(isOpen)) return;
  const line = lineOf(part, shard);
  part.line = part.line.filter((one) => !line.includes(one));
  for (const { unit } of line) die(world, unit);
}

function crash(world: World, fault: FaultState, replicas: number): void {
  const ranks = fault.parts.map((part) => {
    const whole = part.outages > 0 ? [] : [null];
    const standing = part.replicas.length === 0 ? whole : part.replicas.filter(isOpen);
    const loads = standing.map((replica) => ({
      part,
      replica,
      load: inHand(world, part, replica),
    }));
    return { part, standing: loads.sort((x, y) => y.load - x.load) };
  });
  const busy = (rank: (typeof ranks)[number]) => rank.standing[0]?.load ?? 0;
  ranks.sort(
    (x, y) =>
      Number(busy(y) > 0) - Number(busy(x) > 0) || x.part.died - y.part.died || busy(y) - busy(x),
  );
  const turns = ranks.flatMap((rank, place) =>
    rank.standing.map((victim, round) => ({ victim, round, place })),
  );
  fault.dead = turns
    .sort((x, y) => x.round - y.round || x.place - y.place)
    .slice(0, replicas)
    .map(({ victim }) => victim);
  for (const { part } of fault.dead) part.died += 1;
  for (const { part, replica } of fault.dead) {
    if (replica !== null) killReplica(world, part, replica);
    else {
      part.outages += 1;
      if (part.type === 'queue' || part.type === 'topic') continue;
      for (const unit of [...world.units]) if (unit.part === part && unit.isThere) die(world, unit);
    }
  }
}

/** Slowness and rejections of the fault's components, from all faults that are active. */
function weigh(state: FaultState, all: readonly FaultState[]): void {
  for (const part of state.parts) {
    const active = all.filter((other) => other.active && other.parts.includes(part));
    const faults = active.map((other) => other.fault);
    part.slow = faults.reduce((slow, f) => (f.effect === 'slow' ? slow * f.factor : slow), 1);
    const passing = (share: number, f: Fault) =>
      f.effect === 'reject' ? share * (1 - f.share) : share;
    part.reject = 1 - faults.reduce(passing, 1);
    const arriving = (share: number, f: Fault) =>
      f.effect === 'lose-answers' ? share * (1 - f.share) : share;
    if (part.answersLost !== null) part.losing = 1 - faults.reduce(arriving, 1);
  }
}

function begin(world: World, state: FaultState, all: readonly FaultState[]): void {
  state.active = true;
  const { fault, parts } = state;
  if (fault.effect === 'outage') for (const part of parts) part.outages += 1;
  else if (fault.effect === 'pause') for (const part of parts) part.pauses += 1;
  else if (fault.effect === 'flush') for (const part of parts) forget(part);
  else if (fault.effect === 'crash') crash(world, state, fault.replicas);
  else weigh(state, all);
}

function wake(world: World, part: Part): void {
  if (part.type === 'queue' || part.replicas.length > 0) world.soon.push(part.wake);
}

function endPause(world: World, part: Part): void {
  part.pauses -= 1;
  if (part.pauses > 0) return;
  const held = part.held;
  part.held = [];
  for (const { walker, ticket, letIn } of held) if (walker.ticket === ticket) letIn();
  wake(world, part);
}

function end(world: World, state: FaultState, all: readonly FaultState[]): void {
  state.active = false;
  const { fault, parts } = state;
  if (fault.effect === 'outage') {
    for (const part of parts) {
      part.outages -= 1;
      wake(world, part);
    }
  } else if (fault.effect === 'pause') for (const part of parts) endPause(world, part);
  else if (fault.effect === 'crash') {
    for (const { part, replica } of state.dead) {
      if (replica === null) part.outages -= 1;
      else replica.up = true;
      wake(world, part);
    }
  } else weigh(state, all);
}

/** Sets beginning and end of every fault of the scenario. */
export function planFaults(world: World, scenario: Scenario): void {
  const states = scenario.faults.map(
    (fault): FaultState => ({
      fault,
      parts: targetsOf(world, fault.target),
      active: false,
      dead: [],
    }),
  );
  const set = (timeMs: number, action: () => void) =>
    world.calendar.set(timeMs, EXPIRY, () => {
      action();
      return true;
    });
  for (const { fault, parts } of states) {
    if (fault.effect !== 'lose-answers') continue;
    for (const part of parts)
      if (part.type !== 'queue' && part.type !== 'topic') part.answersLost = 0;
  }
  for (const state of states) {
    const { at, forMs } = state.fault;
    set(at, () => begin(world, state, states));
    set(at + forMs, () => end(world, state, states));
  }
}
