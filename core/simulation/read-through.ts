import { keep, noteWrite } from './aside';
import type { ComponentState } from './component-state';
import { finish } from './finish';
import { endFlight, inWordsOf, keyOfWork, serveCopy } from './flights';
import { forward } from './hand-on';
import { releaseSlot } from './slots';
import { FLAG, STATE } from './work-pool';
import type { World } from './world';

/** Component c answers work w from memory: whoever had served what it holds has served this, too. */
function answerFromMemory(world: World, c: ComponentState, w: number, place: number): void {
  const { works } = world;
  const flow = world.flows[works.flow[w]!]!;
  const entries = c.entries!;
  const knows = inWordsOf(world, flow, entries.knows[place]!, entries.flow[place]!);
  c.cached.hits += 1;
  if (c.config.aside) works.set(w, FLAG.hit);
  c.cached.ageSum += world.now - entries.storedAt[place]!;
  entries.touch(place);
  works.version[w] = entries.version[place]!;
  if (world.story !== null) world.tellWork(w, { kind: 'hit', component: c.config.id });
  serveCopy(world, flow, w, knows);
  finish(world, w, true);
}

/** The entry of a key that is young enough; −1 without. One that is too old is taken out. */
function freshEntry(world: World, c: ComponentState, key: number): number {
  const entries = c.entries!;
  const place = entries.find(key);
  if (place < 0 || world.now - entries.storedAt[place]! <= c.config.maxAgeMs) return place;
  entries.drop(place);
  c.cached.expired += 1;
  return -1;
}

/** The own time of cache c for work w is over: it answers from memory, waits for an answer that is on its way, or asks behind it. */
export function lookUp(world: World, c: ComponentState, w: number): void {
  const { works } = world;
  const flow = world.flows[works.flow[w]!]!;
  const asks = c.steps[flow.index]!.length > 0;
  const holds = c.entries !== null && (asks || c.config.aside) && flow.access === 'read';
  const key = holds ? keyOfWork(world, flow, w) : -1;
  if (key < 0) {
    if (!asks) {
      finish(world, w, true);
      return;
    }
    releaseSlot(world, c, w);
    forward(world, c, w, works.knows[w]!);
    return;
  }
  const place = freshEntry(world, c, key);
  if (place >= 0) {
    answerFromMemory(world, c, w, place);
    return;
  }
  c.cached.misses += 1;
  if (c.config.aside) {
    finish(world, w, true);
    return;
  }
  releaseSlot(world, c, w);
  const waiting = c.flights.get(key);
  if (waiting !== undefined) {
    c.cached.joined += 1;
    works.state[w] = STATE.joined;
    works.stamp[w]! += 1;
    waiting.push(w, works.stamp[w]!);
    if (world.story !== null) world.tellWork(w, { kind: 'joins', component: c.config.id });
    return;
  }
  if (c.config.singleFlight) {
    c.flights.set(key, []);
    works.set(w, FLAG.leads);
  }
  // It asks for everybody who will be answered from memory: what it knows itself is put aside.
  works.pending[w] = works.knows[w]!;
  works.knows[w] = 0;
  forward(world, c, w, 0);
}

/** What cache c has asked for work w has been answered. */
export function answeredBehind(world: World, c: ComponentState, w: number, ok: boolean): void {
  const { works } = world;
  const flow = world.flows[works.flow[w]!]!;
  const key = c.entries === null ? -1 : keyOfWork(world, flow, w);
  if (key >= 0 && flow.access === 'read') {
    if (ok) keep(world, c, key, flow.index, works.knows[w]!, works.version[w]!);
    endFlight(world, c, w, ok);
    works.knows[w]! |= works.pending[w]!;
  } else if (key >= 0 && ok) noteWrite(world, c, w, flow, key, works.knows[w]!);
  finish(world, w, ok);
}

/** Work w, which waited for an answer that another was to get, ends like that. */
export function endJoined(world: World, w: number, stamp: number, ok: boolean): void {
  const { works } = world;
  if (works.stamp[w] !== stamp) return;
  if (ok) serveCopy(world, world.flows[works.flow[w]!]!, w, works.pending[w]!);
  finish(world, w, ok);
}
