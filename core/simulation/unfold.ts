import type { HeapLane } from './heap-lane';
import type { Lane } from './lanes';
import { FLAG, ORIGIN, STATE } from './work-pool';
import { foldIndexOf, unitOf, type WorkerFold } from './worker-fold';
import type { World } from './world';

/** A piece of work for a unit whose own work is not over. */
function workFor(world: World, fold: WorkerFold, unit: number): number {
  const { works, messages, connections } = world;
  const { worker, flow } = fold;
  const { config } = worker;
  const m = fold.message[unit]!;
  const takenAt = fold.takenAt[unit]!;
  const receipt = fold.receipt[unit]!;
  const source = connections[fold.source[unit]!]!;
  const hops = messages.hops[m]! + 1;
  messages.waited[m] = takenAt - messages.at[m]!;
  const w = works.create(config.index, source.index, flow, fold.item[unit]!, 1, hops, takenAt);
  works.born[w] = fold.born[unit]!;
  works.live -= 1;
  works.origin[w] = ORIGIN.message;
  works.from[w] = m;
  works.knows[w] = messages.knows[m]!;
  works.fromStamp[w] = receipt;
  works.replica[w] = fold.replica[unit]!;
  works.state[w] = STATE.working;
  works.set(w, FLAG.holdsSlot);
  if (config.gapMs > 0) works.set(w, FLAG.credit);
  if (config.idempotent) works.set(w, FLAG.locked);
  if (config.idempotent && worker.dedupeFirst[flow]) works.set(w, FLAG.deduped);
  const { timers, config: queue } = source.from;
  timers!.startAs(m, receipt, takenAt + queue.visibilityMs, fold.sequence[unit]!);
  return w;
}

/** Puts the pieces of work in the place of the units in a lane of calls. */
function nameCalls(
  world: World,
  fold: WorkerFold,
  lane: Lane | HeapLane | null,
  handles: ReadonlyMap<number, number>,
): void {
  const { works, calls } = world;
  lane?.rename(
    (handle) => {
      if (handle >= 0 || foldIndexOf(handle) !== fold.index) return handle;
      const unit = unitOf(handle);
      const w = handles.get(unit)!;
      works.state[w] = STATE.calling;
      works.clear(w, FLAG.credit);
      works.clear(w, FLAG.deduped);
      works.lastStep[w] = 1;
      const keyed = fold.worker.config.idempotent ? 1 : 0;
      return calls.create(
        fold.step,
        fold.flow,
        fold.item[unit]!,
        1,
        keyed,
        works.knows[w]!,
        fold.well[unit]!,
        w,
        works.stamp[w]!,
      );
    },
    () => 0,
  );
}

/**
 * Makes pieces of work of all units of a fold, as if they had been that from the beginning. Returns the piece of work of
 * `unit`, which may have just left its lane; −1 without one.
 */
export function unfold(world: World, fold: WorkerFold, unit: number): number {
  if (fold.live === 0) return -1;
  const units: number[] = [];
  for (let u = 0; u < fold.used; u++) if (fold.born[u]! >= 0) units.push(u);
  units.sort((x, y) => fold.born[x]! - fold.born[y]!);
  const handles = new Map(units.map((u) => [u, workFor(world, fold, u)]));
  const lanes = fold.step.to.leaf!;
  fold.worker.phaseLane!.rename(
    (handle) => (handle < 0 ? handles.get(unitOf(handle))! : handle),
    (w) => world.works.stamp[w]!,
  );
  for (const lane of [lanes.failing, lanes.serving, lanes.other]) {
    nameCalls(world, fold, lane, handles);
  }
  for (const u of units) fold.release(u);
  return handles.get(unit) ?? -1;
}

/** Unfolds whatever is folded. */
export function unfoldAll(world: World): void {
  for (const fold of world.folds) unfold(world, fold, -1);
}
