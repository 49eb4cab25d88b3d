import type { ItemCounts, PartlyRun } from '../contracts/scenario-run';
import { BUNDLED, type FlowState, REQUEST } from './flow-state';
import { MESSAGE } from './message-pool';
import { ORIGIN, STATE } from './work-pool';
import type { World } from './world';

/** Depth of copies per item, kept as differences so that a range of a million items costs two writes. */
class CopyMarks {
  private steps = new Int32Array(0);

  constructor(private readonly items: number) {}

  add(first: number, count: number): void {
    if (this.steps.length === 0) this.steps = new Int32Array(this.items + 1);
    this.steps[first]! += 1;
    this.steps[first + count]! -= 1;
  }

  /** By item: 1 where there is a copy; empty when there is none at all. */
  flags(): Uint8Array {
    if (this.steps.length === 0) return new Uint8Array(0);
    const flags = new Uint8Array(this.items);
    let depth = 0;
    for (let item = 0; item < this.items; item++) {
      depth += this.steps[item]!;
      if (depth > 0) flags[item] = 1;
    }
    return flags;
  }
}

function markCopies(world: World, flow: FlowState, inside: CopyMarks, dead: CopyMarks): void {
  const { works, messages, components, calls } = world;
  const mark = (marks: CopyMarks, first: number, count: number) => {
    if (first < BUNDLED) marks.add(first, count);
    else for (let n = first; n < first + count; n++) marks.add(flow.itemAt(n), 1);
  };
  for (let w = 0; w < works.used; w++) {
    if (works.state[w] === STATE.free || works.origin[w] === ORIGIN.branch) continue;
    if (works.flow[w] === flow.index) mark(inside, works.first[w]!, works.count[w]!);
  }
  for (let call = 0; call < calls.used; call++) {
    if (calls.comp[call]! >= 0 && calls.flow[call] === flow.index) {
      mark(inside, calls.first[call]!, calls.count[call]!);
    }
  }
  for (const fold of world.folds) {
    if (fold.flow !== flow.index) continue;
    for (let unit = 0; unit < fold.used; unit++) {
      if (fold.born[unit]! >= 0) inside.add(fold.item[unit]!, 1);
    }
  }
  for (let m = 0; m < messages.used; m++) {
    const state = messages.state[m];
    if (state === MESSAGE.free || state === MESSAGE.deleted) continue;
    if (messages.flow[m] !== flow.index) continue;
    const marks = components[messages.queue[m]!]!.isDeadLetterQueue ? dead : inside;
    mark(marks, messages.first[m]!, messages.each[m]! * messages.left[m]!);
  }
}

/** The first item of a flow with each kind of trouble, counted from 0; null where there is none. */
export interface TroubledItems {
  duplicated: number | null;
  deadLettered: number | null;
  pending: number | null;
  lost: number | null;
  refused: number | null;
  /** Served by some of the targets that belong together, and not by others; one that nothing is left of comes first. */
  partly: number | null;
}

/**
 * How every item of the flow ended: the first that holds of delivered, pending (a copy is still inside, outside
 * dead-letter queues), dead-lettered (in a dead-letter queue, or read from it and dealt with), lost (its request was
 * accepted), refused. Each item is looked at on its own.
 */
export function countItemEnds(
  world: World,
  flow: FlowState,
): { counts: ItemCounts; troubled: TroubledItems; partly: PartlyRun | null } {
  const { items, itemsPerRequest } = flow;
  const inside = new CopyMarks(items);
  const dead = new CopyMarks(items);
  markCopies(world, flow, inside, dead);
  const isInside = inside.flags();
  const isDead = dead.flags();
  const targets = flow.served.length;
  const served = flow.served[0]!;
  const counts: ItemCounts = {
    offered: items,
    accepted: 0,
    delivered: 0,
    duplicated: flow.duplicated,
    deadLettered: 0,
    pending: 0,
    lost: 0,
    refused: 0,
  };
  const troubled: TroubledItems = {
    duplicated: flow.firstDuplicate < 0 ? null : flow.firstDuplicate,
    deadLettered: null,
    pending: null,
    lost: null,
    refused: null,
    partly: null,
  };
  for (let request = 0; request < flow.requests; request++) {
    if (flow.follows >= 0) {
      const known = flow.states[request] === REQUEST.accepted;
      if (known) counts.accepted += 1;
      counts[known ? 'delivered' : 'pending'] += 1;
      if (!known) troubled.pending ??= request;
      continue;
    }
    const accepted = flow.states[request] === REQUEST.accepted;
    const last = (request + 1) * itemsPerRequest;
    if (accepted) counts.accepted += itemsPerRequest;
    for (let item = request * itemsPerRequest; item < last; item++) {
      if (targets === 1 ? served[item] !== 0 : flow.servedBy[item] === targets) {
        counts.delivered += 1;
        continue;
      }
      const end =
        isInside[item] === 1
          ? 'pending'
          : isDead[item] === 1 || flow.kept[item] === 1
            ? 'deadLettered'
            : accepted
              ? 'lost'
              : 'refused';
      counts[end] += 1;
      troubled[end] ??= item;
    }
  }
  if (flow.wholeIds.length === 0) return { counts, troubled, partly: null };
  const { partly, first } = countPartly(flow, isInside);
  troubled.partly = first;
  return { counts, troubled, partly };
}

/** What of the flow is half done: items that some of its `whole` targets have served and others have not. */
function countPartly(
  flow: FlowState,
  isInside: Uint8Array,
): { partly: PartlyRun; first: number | null } {
  const whole = flow.wholeIds.map((id) => ({
    id,
    served: flow.served[flow.targetIds.indexOf(id)]!,
    items: 0,
  }));
  let items = 0;
  let onTheWay = 0;
  let first: number | null = null;
  let firstLeft: number | null = null;
  for (let item = 0; item < flow.items; item++) {
    const missing = whole.filter(({ served }) => served[item] === 0);
    if (missing.length === 0 || missing.length === whole.length) continue;
    items += 1;
    for (const target of missing) target.items += 1;
    first ??= item;
    if (isInside[item] === 1) onTheWay += 1;
    else firstLeft ??= item;
  }
  const missing = whole.flatMap(({ id, items: n }) => (n > 0 ? [{ id, items: n }] : []));
  return { partly: { items, onTheWay, missing }, first: firstLeft ?? first };
}
