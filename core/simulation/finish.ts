import { tellAsides } from './aside';
import type { ComponentState } from './component-state';
import { deliver } from './delivery';
import { SOON } from './event-kinds';
import { endFlight } from './flights';
import { REQUEST } from './flow-state';
import { answerOf, followsAll, noteTold, SAYS_DONE } from './followed';
import { closeQuestion, holdsOpen } from './following';
import { unlockItems } from './key-locks';
import { hear, keepDeadLetter, learn, servedBit, WAS_DEAD } from './knowledge';
import { acknowledge, giveBack } from './queues';
import { answerQuestion, answerRequest, hearNews } from './requests';
import { leaveReplica } from './slots';
import { readOrWrite } from './versions';
import { FLAG, ORIGIN, STATE } from './work-pool';
import type { World } from './world';

/** Whether the good answer of work w, which a caller made, gets lost. */
function losesAnswer(world: World, c: ComponentState, w: number): boolean {
  const origin = world.works.origin[w];
  if (origin !== ORIGIN.work && origin !== ORIGIN.request) return false;
  if (c.losing === 0 || c.config.chance.next() >= c.losing) return false;
  c.answersLost += 1;
  if (world.story !== null) world.tellWork(w, { kind: 'answer-lost', component: c.config.id });
  return true;
}

/** The answer of work w gets lost. Its caller waits on; a load balancer, which does not, loses it as well. */
function stayUnanswered(world: World, w: number): void {
  const { works, components } = world;
  const caller = works.from[w]!;
  if (works.origin[w] !== ORIGIN.work || works.stamp[caller] !== works.fromStamp[w]) return;
  const c = components[works.comp[caller]!]!;
  const { onward } = c.config;
  if (onward !== 'one' && onward !== 'source') return;
  c.errors += 1;
  endFlight(world, c, caller, false);
  if (c.slots > 0) leaveReplica(world, c, caller);
  c.addInside(world.now, -1);
  stayUnanswered(world, caller);
  works.release(caller);
}

/** Tells whoever waits for work w how it ended. */
function report(world: World, w: number, ok: boolean): void {
  const { works } = world;
  const connection = world.connections[works.conn[w]!];
  const from = works.from[w]!;
  switch (works.origin[w]) {
    case ORIGIN.work:
      if (works.stamp[from] !== works.fromStamp[w]) return;
      if (!ok && connection !== undefined) connection.failed += 1;
      if (ok) {
        learn(world, from, works.count[w]!, works.knows[w]!);
        if (works.version[w]! > works.version[from]!) works.version[from] = works.version[w]!;
        if (works.has(w, FLAG.hit) && world.components[works.comp[w]!]!.config.aside) {
          works.set(from, FLAG.hit);
        }
      }
      world.settle(ok ? SOON.answerOk : SOON.answerError, from, works.fromStamp[w]!);
      return;
    case ORIGIN.request: {
      const flow = world.flows[works.flow[w]!]!;
      if (flow.states[from] !== REQUEST.open) return;
      const repeats = flow.again !== null || flow.follows >= 0;
      if (repeats && works.fromStamp[w] !== flow.triesOf(from)) return;
      if (!ok && connection !== undefined) connection.failed += 1;
      const knows = ok ? works.knows[w]! : 0;
      flow.seenVersion = works.version[w]!;
      if (flow.follows >= 0) answerQuestion(world, flow, from, (knows & SAYS_DONE) !== 0);
      else answerRequest(world, flow, from, ok, knows);
      return;
    }
    case ORIGIN.message:
      if (ok) acknowledge(world, from, works.fromStamp[w]!);
      else {
        if (connection !== undefined) connection.failed += 1;
        giveBack(world, from, works.fromStamp[w]!, 'failed');
      }
      return;
    case ORIGIN.batch: {
      const { messages, receipts } = world.batches.get(from)!;
      if (!ok && connection !== undefined) connection.failed += messages.length;
      messages.forEach((m, i) => {
        if (ok) acknowledge(world, m, receipts[i]!);
        else giveBack(world, m, receipts[i]!, 'failed');
      });
      world.batches.delete(from);
      return;
    }
    default:
      if (!ok && connection !== undefined) connection.failed += 1;
  }
}

/**
 * Ends work w well or badly: counts it, frees its slot, and answers its caller or acknowledges its message. The handle
 * is no longer valid afterwards.
 */
export function finish(world: World, w: number, ok: boolean): void {
  const { works, now } = world;
  if (works.origin[w] === ORIGIN.branch) {
    const parent = works.from[w]!;
    if (ok && works.stamp[parent] === works.fromStamp[w]) {
      works.knows[parent]! |= works.knows[w]!;
      if (works.version[w]! > works.version[parent]!) works.version[parent] = works.version[w]!;
    }
    world.settle(ok ? SOON.branchOk : SOON.branchError, works.from[w]!, works.fromStamp[w]!);
    works.release(w);
    return;
  }
  const c = world.components[works.comp[w]!]!;
  const flow = works.flow[w]!;
  const state = world.flows[flow]!;
  if (ok && state.follows >= 0) {
    if (holdsOpen(world, c, w)) return;
    works.knows[w]! |= answerOf(world, c, state, works.first[w]!, works.count[w]!);
  }
  if (ok) {
    c.served += 1;
    c.items += works.count[w]!;
    c.waitSum += works.wait[w]!;
    const first = works.first[w]!;
    const count = works.count[w]!;
    if (state.access !== null) readOrWrite(world, c, w, state);
    const knows = works.knows[w]! | servedBit(c, flow);
    if (c.targetOf[flow]! >= 0) {
      deliver(world, c, flow, first, count, works.keyed[w] === 1, works.knows[w]!);
      works.knows[w] = knows;
    }
    if (c.newsOf[flow]! >= 0) hear(world, c, flow, first, count, knows);
    if (state.followers.length > 0 && followsAll(state, knows)) {
      noteTold(world, c, state, first, count);
      if (c.config.isPeople) hearNews(world, c, state, first, count);
    }
    if ((knows & WAS_DEAD) !== 0) keepDeadLetter(world, c, works.conn[w]!, flow, first, count);
    if (c.asides !== null) tellAsides(world, c, w, state);
  } else c.errors += 1;
  if (world.story !== null)
    world.tellWork(w, { kind: ok ? 'done' : 'failed', component: c.config.id });
  if (c.slots > 0) leaveReplica(world, c, w);
  if (c.config.idempotent) unlockItems(world, c, w);
  c.addInside(now, -1);
  if (ok && losesAnswer(world, c, w)) stayUnanswered(world, w);
  else report(world, w, ok);
  works.release(w);
}

/** Work w, held open, is answered: there is news, or it was held long enough. */
export function endHold(world: World, w: number): void {
  closeQuestion(world, w);
  finish(world, w, true);
}

/** Ends work w because its replica died: callers get an error at once, messages stay hidden until their time is over. */
export function die(world: World, w: number): void {
  const { works } = world;
  const c = world.components[works.comp[w]!]!;
  if (works.state[w] === STATE.open) closeQuestion(world, w);
  endFlight(world, c, w, false);
  c.errors += 1;
  c.addInside(world.now, -1);
  if (world.story !== null) world.tellWork(w, { kind: 'dies', component: c.config.id });
  if (c.config.idempotent) unlockItems(world, c, w);
  if (works.origin[w] === ORIGIN.batch) world.batches.delete(works.from[w]!);
  else if (works.origin[w] !== ORIGIN.message) report(world, w, false);
  works.release(w);
}
