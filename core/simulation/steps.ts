import { beginCall, callInTurn, currentStep, endGuarded, placeCall, triesAgain } from './calls';
import type { ComponentState } from './component-state';
import { knowsKeys } from './delivery';
import { finish } from './finish';
import { BUNDLED } from './flow-state';
import { fireWebhooks, forward } from './hand-on';
import { countRefusedBatch, publishBatch, sendStep, storeBatch } from './publish';
import { answeredBehind, lookUp } from './read-through';
import { canStart, releaseSlot, takeSlot, waitInLine } from './slots';
import { FLAG, ORIGIN, STATE } from './work-pool';
import type { World } from './world';

function isBroker(c: ComponentState): boolean {
  return c.config.keeps || c.config.copies;
}

/** Goes on with work w at its present step, until something must be waited for or the unit is done. */
export function advance(world: World, w: number): void {
  const { works } = world;
  const c = world.components[works.comp[w]!]!;
  const steps = c.steps[works.flow[w]!]!;
  while (works.step[w]! < works.lastStep[w]!) {
    const connection = steps[works.step[w]!]!;
    if (connection.sync) {
      if (works.has(w, FLAG.hit)) {
        works.step[w]! += 1;
        continue;
      }
      if (!beginCall(world, c, w)) giveUp(world, w);
      return;
    }
    if (isBroker(connection.to)) {
      publishBatch(world, w, connection);
      return;
    }
    sendStep(world, w, connection);
    works.step[w]! += 1;
  }
  finish(world, w, true);
}

/** The present call or publishing of work w went well: the next item, the next step, or the end. */
function next(world: World, w: number): void {
  const { works } = world;
  const connection = currentStep(world, w);
  works.attempt[w] = 0;
  const loops =
    connection.sync && works.first[w]! < BUNDLED && connection.reachesTarget[works.flow[w]!];
  if (loops && works.progress[w]! + 1 < works.count[w]!) works.progress[w]! += 1;
  else {
    works.progress[w] = 0;
    works.step[w]! += 1;
  }
  goOn(world, world.components[works.comp[w]!]!, w);
}

/** The present call or publishing of work w is given up. At a cache that is asked aside that is a miss; all else fails the unit. */
function giveUp(world: World, w: number): void {
  if (currentStep(world, w).spares[world.works.flow[w]!]) next(world, w);
  else finish(world, w, false);
}

/** The present call or publishing of work w has failed: it is tried again after a backoff, or given up. */
function callFailed(world: World, w: number): void {
  if (!triesAgain(world, w)) giveUp(world, w);
}

/** The rate limit's turn for the present call of work w has come. */
export function callTurnCame(world: World, w: number): void {
  if (!callInTurn(world, w)) giveUp(world, w);
}

/** Goes on with work w, first taking a slot again when non-blocking io has freed it and something is left to do. */
function goOn(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  const needsSlot =
    !c.config.blocking &&
    works.origin[w] !== ORIGIN.branch &&
    !works.has(w, FLAG.holdsSlot) &&
    works.step[w]! < works.lastStep[w]!;
  if (!needsSlot) advance(world, w);
  else if (canStart(c)) {
    takeSlot(world, c, w);
    advance(world, w);
  } else waitInLine(world, c, w, STATE.retaking);
}

/** Gives work w, whose turn in line has come, its slot back and goes on. */
export function retakeSlot(world: World, w: number): void {
  const { works } = world;
  works.wait[w]! += world.now - works.since[w]!;
  takeSlot(world, world.components[works.comp[w]!]!, w);
  advance(world, w);
}

/** Starts the calls of work w all at once, each as a branch of its own. */
function branchOut(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  const calls = c.syncSteps[works.flow[w]!]!;
  works.state[w] = STATE.together;
  works.pending[w] = calls;
  works.step[w] = calls;
  if (!c.config.blocking) releaseSlot(world, c, w);
  const stamp = works.stamp[w]!;
  for (let step = 0; step < calls; step++) {
    const branch = works.create(
      c.config.index,
      -1,
      works.flow[w]!,
      works.first[w]!,
      works.count[w]!,
      works.hops[w]!,
      world.now,
    );
    works.origin[branch] = ORIGIN.branch;
    works.from[branch] = w;
    works.fromStamp[branch] = stamp;
    works.keyed[branch] = works.keyed[w]!;
    works.knows[branch] = works.knows[w]!;
    works.deadline[branch] = works.deadline[w]!;
    works.step[branch] = step;
    works.lastStep[branch] = step + 1;
    if (works.has(w, FLAG.credit)) {
      works.clear(w, FLAG.credit);
      works.set(branch, FLAG.credit);
    }
    advance(world, branch);
  }
}

/** One of the calls of work w that run together has ended. */
export function branchEnded(world: World, w: number, stamp: number, ok: boolean): void {
  const { works } = world;
  if (works.stamp[w] !== stamp) return;
  if (!ok) works.set(w, FLAG.failed);
  works.pending[w]! -= 1;
  if (works.pending[w]! > 0) return;
  works.stamp[w]! += 1;
  if (works.has(w, FLAG.failed)) finish(world, w, false);
  else goOn(world, world.components[works.comp[w]!]!, w);
}

/** A phase of work w at its component is over: own work, latency, or the look-up of a key. */
export function phaseDone(world: World, w: number): void {
  const { works } = world;
  if (works.state[w] === STATE.deduping) {
    if (!placeCall(world, w)) giveUp(world, w);
    return;
  }
  const c = world.components[works.comp[w]!]!;
  const flow = works.flow[w]!;
  const first = works.first[w]!;
  const count = works.count[w]!;
  if (c.asides !== null) works.lastStep[w] = 0;
  // Set when the unit was taken from its queue: it was to fail.
  if (works.has(w, FLAG.failed)) {
    finish(world, w, false);
    return;
  }
  if (c.targetOf[flow]! >= 0) {
    if (world.flows[flow]!.isPoisoned(first, count)) {
      finish(world, w, false);
      return;
    }
    if (works.keyed[w] === 1 && knowsKeys(world, c, flow, first, count)) {
      finish(world, w, true);
      return;
    }
  }
  switch (c.config.onward) {
    case 'steps':
      works.lastStep[w] = c.steps[flow]!.length;
      if (c.asides !== null) works.pending[w] = works.knows[w]!;
      if (c.config.together && c.syncSteps[flow]! > 1) branchOut(world, c, w);
      else advance(world, w);
      return;
    case 'one':
      forward(world, c, w, works.knows[w]!);
      return;
    case 'source':
      lookUp(world, c, w);
      return;
    case 'told':
      fireWebhooks(world, c, w);
      finish(world, w, true);
      return;
    default:
      finish(world, w, true);
  }
}

/** Work w gets the answer of its present call, unless it no longer waits for it. */
export function answered(world: World, w: number, stamp: number, ok: boolean): void {
  const { works } = world;
  if (works.stamp[w] !== stamp) return;
  works.stamp[w]! += 1;
  const c = world.components[works.comp[w]!]!;
  const { onward } = c.config;
  if (onward === 'one') finish(world, w, ok);
  else if (onward === 'source') answeredBehind(world, c, w, ok);
  else {
    if (c.config.guards !== null) endGuarded(world, w, ok);
    if (ok) next(world, w);
    else callFailed(world, w);
  }
}

/** The broker has acknowledged the present batch of work w. */
export function published(world: World, w: number): void {
  const connection = currentStep(world, w);
  const outcome = storeBatch(world, w, connection);
  if (outcome === 'failed') callFailed(world, w);
  else if (outcome === 'more') publishBatch(world, w, connection);
  else next(world, w);
}

/** Work w has waited too long for an answer or an acknowledgement; a late one will be ignored. */
export function callTimedOut(world: World, w: number): void {
  const connection = currentStep(world, w);
  world.works.stamp[w]! += 1;
  connection.timedOut += 1;
  if (connection.sync) {
    connection.failed += 1;
    connection.guard?.end(world.now, world.works.round[w]!, false);
  } else countRefusedBatch(world, w, connection);
  if (world.story !== null)
    world.tellWork(w, { kind: 'gives-up', component: connection.to.config.id });
  callFailed(world, w);
}

/** The broker, out or shedding load, has turned away the present batch of work w. */
export function publishRefused(world: World, w: number): void {
  countRefusedBatch(world, w, currentStep(world, w));
  callFailed(world, w);
}

/** Work w, after its backoff, makes its failed call or publishing again. */
export function retry(world: World, w: number): void {
  const connection = currentStep(world, w);
  if (!connection.sync) publishBatch(world, w, connection);
  else if (!placeCall(world, w)) giveUp(world, w);
}
