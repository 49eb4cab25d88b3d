import { LANE } from './lanes';
import { MAX_WORKS } from './publish';
import { MAX_HOPS } from './queues';
import type { WorkerFold } from './worker-fold';
import type { World } from './world';

/** Whether nothing foreign can come between the events of a fold: its worker, its queue and its callee are as on a quiet day. */
export function canRun(world: World, fold: WorkerFold): boolean {
  if (world.works.live + 2 * fold.worker.slots > MAX_WORKS) return false;
  if (fold.worker.lockedRanges[fold.flow]!.length > 0) return false;
  const { worker, queue, step, flow } = fold;
  if (worker.config.gapMs > 0 && worker.turnLane < 0) return false;
  if (queue === null || worker.pauses > 0 || worker.outages > 0 || worker.line.length > 0) {
    return false;
  }
  if (worker.reject > 0 || step.to.pauses > 0 || queue.pauses > 0 || queue.outages > 0)
    return false;
  if (queue.isMixed || queue.messageItems !== 1 || queue.messageHops + 2 > MAX_HOPS) return false;
  if (queue.deletedInLine > 0) return false;
  for (let other = 0; other < queue.ready.length; other++) {
    if (other !== flow && (queue.ready[other]?.length ?? 0) > 0) return false;
  }
  return true;
}

/** The first time at which something that is no part of the fold may happen, or a snapshot is to be taken. */
export function quietUntil(world: World, fold: WorkerFold, nextSnapshot: number): number {
  const { heads, heap, components } = world;
  let until = Math.min(nextSnapshot, heap.quietUntil());
  for (let place = 0; place < heads.count; place++) {
    const time = heads.times[place]!;
    if (time >= until) continue;
    const isForeign =
      components[heads.owners[place]!]!.runs !== fold || heads.kinds[place] === LANE.lookUp;
    if (isForeign) until = time;
  }
  return until;
}
