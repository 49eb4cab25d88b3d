import type { Diagram } from '../contracts/diagram-schema';
import type { Fault, Mission, Scenario } from '../contracts/mission-schema';
import { faultTargets } from '../diagram/fault-targets';
import type { ComponentState } from './component-state';
import { crash, type DeadReplica } from './crash';
import { admit, failLater } from './enter';
import { EVENT, SOON } from './event-kinds';
import { PRIORITY } from './event-order';
import { isOutFor } from './slots';
import { retry } from './steps';
import { unfoldAll } from './unfold';
import type { World } from './world';

/** One fault of the scenario during a run. */
export interface FaultState {
  fault: Fault;
  targets: ComponentState[];
  active: boolean;
  /** Of a crash: who died. */
  dead: DeadReplica[];
}

const isBroker = ({ config }: ComponentState) => config.keeps || config.copies;

/** Sets beginning and end of every fault of the scenario. */
export function planFaults(
  world: World,
  mission: Mission,
  diagram: Diagram,
  scenario: Scenario,
): FaultState[] {
  return scenario.faults.map((fault, index) => {
    world.heap.push(fault.at, PRIORITY.expiry, EVENT.faultBegin, index, 0);
    world.heap.push(fault.at + fault.forMs, PRIORITY.expiry, EVENT.faultEnd, index, 0);
    const struck = new Set(faultTargets(mission, diagram, fault.target));
    const targets = world.components.filter((c) => struck.has(c.config.id));
    if (fault.effect === 'lose-answers') {
      for (const c of targets) if (!isBroker(c)) c.mayLose = true;
    }
    return { fault, targets, active: false, dead: [] };
  });
}

function tell(world: World, state: FaultState, kind: 'fault-begins' | 'fault-ends'): void {
  for (const c of state.targets) {
    world.story?.tell(world.now, { kind, component: c.config.id, effect: state.fault.effect });
  }
}

/** Slowness, rejections and lost answers of the targets, from all faults that are active. */
function weigh(state: FaultState, faults: readonly FaultState[]): void {
  for (const c of state.targets) {
    c.slow = 1;
    let passing = 1;
    let arriving = 1;
    for (const other of faults) {
      if (!other.active || !other.targets.includes(c)) continue;
      if (other.fault.effect === 'slow') c.slow *= other.fault.factor;
      if (other.fault.effect === 'reject') passing *= 1 - other.fault.share;
      if (other.fault.effect === 'lose-answers') arriving *= 1 - other.fault.share;
    }
    c.reject = 1 - passing;
    c.losing = c.mayLose ? 1 - arriving : 0;
  }
}

export function beginFault(world: World, faults: readonly FaultState[], index: number): void {
  const state = faults[index]!;
  const { fault } = state;
  unfoldAll(world);
  state.active = true;
  if (world.story !== null) tell(world, state, 'fault-begins');
  switch (fault.effect) {
    case 'outage':
      for (const c of state.targets) c.outages += 1;
      return;
    case 'pause':
      for (const c of state.targets) c.pauses += 1;
      return;
    case 'flush':
      for (const c of state.targets) c.entries?.dropShare(() => true);
      return;
    case 'crash':
      state.dead = crash(world, state.targets, fault.replicas);
      return;
    default:
      weigh(state, faults);
  }
}

function wake(world: World, c: ComponentState): void {
  const kind = c.config.keeps ? SOON.wakeQueue : SOON.wakeConsumer;
  if (c.config.keeps || c.slots > 0) world.settle(kind, c.config.index, 0);
}

/** Lets in, in order, what hung at the door of a component that is no longer paused. */
function releaseHeld(world: World, c: ComponentState): void {
  const { works } = world;
  for (let n = c.held.length; n > 0; n -= 2) {
    const w = c.held.shift();
    const stamp = c.held.shift();
    if (works.stamp[w] !== stamp) continue;
    if (isBroker(c)) {
      works.stamp[w]! += 1;
      retry(world, w);
    } else if (isOutFor(world, c, w)) failLater(world, c, w);
    else admit(world, c, w);
  }
}

function revive(world: World, { component, replica }: DeadReplica): void {
  if (replica < 0) component.outages -= 1;
  else {
    component.replicaUp[replica] = 1;
    component.setOpen(replica);
    component.upReplicas += 1;
    component.freeSlots += component.config.concurrency;
    const { shards } = component;
    if (shards !== null) {
      const shard = shards.ofReplica(replica);
      shards.up[shard]! += 1;
      shards.free[shard]! += component.config.concurrency;
    }
  }
  wake(world, component);
}

export function endFault(world: World, faults: readonly FaultState[], index: number): void {
  const state = faults[index]!;
  unfoldAll(world);
  state.active = false;
  if (world.story !== null) tell(world, state, 'fault-ends');
  switch (state.fault.effect) {
    case 'outage':
      for (const c of state.targets) {
        c.outages -= 1;
        wake(world, c);
      }
      return;
    case 'pause':
      for (const c of state.targets) {
        c.pauses -= 1;
        if (c.pauses === 0) {
          releaseHeld(world, c);
          wake(world, c);
        }
      }
      return;
    case 'crash':
      for (const dead of state.dead) revive(world, dead);
      return;
    default:
      weigh(state, faults);
  }
}
