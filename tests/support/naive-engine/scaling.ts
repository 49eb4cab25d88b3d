import { EXPIRY } from './calendar';
import { move } from './gauges';
import type { Part, Replica, Scaling, World } from './model';

const count = (part: Part, ...states: Replica['state'][]) =>
  part.replicas.filter(({ state }) => states.includes(state)).length;

/** Notes how many replicas are paid for, and how many have slots. */
function note(world: World, part: Part, scaling: Scaling): void {
  const paid = count(part, 'starting', 'on', 'leaving');
  move(world, scaling.paid, paid - scaling.paid.value);
  const serving = count(part, 'on', 'leaving');
  move(world, scaling.serving, serving - scaling.serving.value);
  scaling.peak = Math.max(scaling.peak, paid);
}

/** A replica that leaves is gone once nothing is in its hands. */
export function retire(world: World, part: Part): void {
  const { scaling } = part;
  if (scaling === null) return;
  for (const replica of part.replicas) {
    if (replica.state !== 'leaving') continue;
    if ([...world.units].some((unit) => unit.replica === replica)) continue;
    replica.state = 'off';
    replica.up = false;
    scaling.stopped += 1;
    note(world, part, scaling);
  }
}

function loadOf(world: World, part: Part, scaling: Scaling): number {
  move(world, part.busy, 0);
  const busy = (part.busy.area - scaling.busyAreaBefore) / scaling.everyMs;
  scaling.busyAreaBefore = part.busy.area;
  if (!scaling.byBacklog) return busy;
  if (part.sources.length === 0) return part.inside.value;
  return part.sources.reduce((sum, { from }) => sum + from.inside.value, part.line.length);
}

function startOne(world: World, part: Part, scaling: Scaling): void {
  const replica = part.replicas.find(({ state }) => state === 'off');
  if (replica === undefined) throw new Error('no replica to start');
  replica.state = 'starting';
  scaling.started += 1;
  world.calendar.set(world.nowMs + scaling.startUpMs, EXPIRY, () => {
    part.events += 1;
    replica.state = 'on';
    replica.up = true;
    note(world, part, scaling);
    world.soon.push(part.wake);
    return true;
  });
}

function look(world: World, part: Part, scaling: Scaling): void {
  part.events += 1;
  const load = loadOf(world, part, scaling);
  const sought = Math.ceil(load / scaling.perReplica - 1e-6);
  const want = Math.min(scaling.most, Math.max(scaling.least, sought));
  const have = count(part, 'on', 'starting');
  const paid = count(part, 'starting', 'on', 'leaving');
  let more = Math.min(want - have, scaling.step, scaling.most - paid);
  let fewer = Math.min(have - want, scaling.step, count(part, 'on') - scaling.least);
  const isCool = world.nowMs - scaling.changedMs >= scaling.coolDownMs;
  if (more > 0) scaling.changedMs = world.nowMs;
  for (; more > 0; more--) startOne(world, part, scaling);
  for (const replica of [...part.replicas].reverse()) {
    if (!isCool || fewer <= 0 || replica.state !== 'on' || !replica.up) continue;
    fewer -= 1;
    replica.state = 'leaving';
    scaling.changedMs = world.nowMs;
  }
  note(world, part, scaling);
  retire(world, part);
}

/** Lets components that scale look again and again. */
export function planScaling(world: World): void {
  const setLook = (part: Part, scaling: Scaling) =>
    world.calendar.set(world.nowMs + scaling.everyMs, EXPIRY, () => {
      look(world, part, scaling);
      setLook(part, scaling);
      return true;
    });
  for (const part of world.parts) if (part.scaling !== null) setLook(part, part.scaling);
}
