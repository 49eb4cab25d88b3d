import type { Fault, FaultTarget, Scenario } from '@/core/contracts/mission-schema';
import { EXPIRY } from './calendar';
import { die } from './ending';
import { move } from './gauges';
import type { FaultState, Part, Replica, World } from './model';
import { isAlive } from './slots';

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
      [...part.steps.values()].some((links) => links.some(({ to }) => to.id === target.callersOf));
    return world.parts.filter(calls);
  }
  const flow = world.flows.find((candidate) => candidate.id === target.entryOf);
  const entries = flow === undefined ? [] : entriesBehind(world, flow.client, flow.id);
  return world.parts.filter((part) => entries.includes(part));
}

function inHand(world: World, part: Part, replica: Replica | null): number {
  if (replica === null) return part.inside.value;
  return [...world.units].filter((unit) => unit.replica === replica).length;
}

function killReplica(world: World, part: Part, replica: Replica): void {
  const victims = [...world.units].filter((unit) => unit.replica === replica);
  move(world, part.busy, -replica.busy);
  replica.busy = 0;
  replica.up = false;
  part.line = part.line.filter(({ unit }) => !victims.includes(unit));
  for (const unit of victims) die(world, unit);
  if (isAlive(part)) return;
  const { line } = part;
  part.line = [];
  for (const { unit } of line) die(world, unit);
}

function crash(world: World, fault: FaultState, replicas: number): void {
  const candidates = fault.parts.flatMap((part): FaultState['dead'] => {
    if (part.replicas.length === 0) return part.outages > 0 ? [] : [{ part, replica: null }];
    return part.replicas.filter(({ up }) => up).map((replica) => ({ part, replica }));
  });
  fault.dead = candidates
    .map((candidate) => ({ ...candidate, load: inHand(world, candidate.part, candidate.replica) }))
    .sort((x, y) => y.load - x.load)
    .slice(0, replicas);
  for (const { part, replica } of fault.dead) {
    if (replica !== null) killReplica(world, part, replica);
    else {
      part.outages += 1;
      if (part.type === 'queue' || part.type === 'topic') continue;
      for (const unit of [...world.units]) if (unit.part === part) die(world, unit);
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
  }
}

function begin(world: World, state: FaultState, all: readonly FaultState[]): void {
  state.active = true;
  const { fault, parts } = state;
  if (fault.effect === 'outage') for (const part of parts) part.outages += 1;
  else if (fault.effect === 'pause') for (const part of parts) part.pauses += 1;
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
  for (const state of states) {
    const { at, forMs } = state.fault;
    set(at, () => begin(world, state, states));
    set(at + forMs, () => end(world, state, states));
  }
}
