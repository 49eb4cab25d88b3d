import type { ComponentState } from './component-state';
import type { FaultState } from './faults';
import { HeapLane } from './heap-lane';
import { LANE, Lane } from './lanes';
import type { LeafLanes } from './leaf-calls';
import type { Sampler } from './sampler';
import { foldOf } from './worker-fold';
import type { World } from './world';

function laneFor(world: World, kind: LANE, owner: ComponentState): Lane | null {
  const place = world.heads.open(kind, owner.config.index);
  return place < 0 ? null : new Lane(world.heap, world.heads, place);
}

function leafLanes(world: World, c: ComponentState): LeafLanes {
  const constant = (sampler: Sampler, kind: LANE) =>
    sampler.constant ? laneFor(world, kind, c) : null;
  const place = world.heads.open(LANE.calls, c.config.index);
  return {
    failing: constant(c.config.error, LANE.failing),
    serving: constant(c.config.work, LANE.serving),
    other: place < 0 ? null : new HeapLane(world.heap, world.heads, place),
  };
}

/** Workers that empty queues make most events of a run: they and those they call get their lanes first. */
function busiestFirst(components: readonly ComponentState[]): ComponentState[] {
  const workers = components.filter((c) => c.sources.length > 0);
  const callees = workers.flatMap((c) => c.steps.flat().map((step) => step.to));
  return [...new Set([...workers, ...callees, ...components])];
}

/**
 * Gives lanes to the components of a run whose events come in order by themselves. Components that may crash keep their
 * calls as works, which can be ended. The run is the same with and without lanes, byte for byte.
 */
export function planLanes(world: World, faults: readonly FaultState[]): void {
  const crashing = new Set(
    faults.flatMap(({ fault, targets }) => (fault.effect === 'crash' ? targets : [])),
  );
  const leaves = (c: ComponentState) => world.network === null && !c.mayLose && !crashing.has(c);
  for (const c of busiestFirst(world.components)) {
    const { config } = c;
    if (config.onward === 'told') {
      const isLeaf = c.steps.every((steps) => steps.length === 0);
      if (isLeaf && leaves(c)) c.leaf = leafLanes(world, c);
    } else if (c.slots > 0 && config.work.constant && config.contention === 0) {
      c.phaseLane = laneFor(world, LANE.phase, c);
      if (config.idempotent && config.dedupe.constant)
        c.lookUpLane = laneFor(world, LANE.lookUp, c);
    }
    if (config.gapMs > 0 && c.sources.length > 0) {
      c.turnLane = world.heads.open(LANE.turn, config.index);
    }
  }
  // What comes in batches may be bundled wherever it goes.
  if (world.components.some(({ config }) => config.batchSize > 1)) return;
  // What others follow is told on, which folds do not.
  if (world.flows.some(({ follows }) => follows >= 0)) return;
  for (const c of world.components) {
    c.fold = foldOf(c, world.folds.length);
    if (c.fold === null) continue;
    world.folds.push(c.fold);
    c.runs = c.fold;
    const callee = c.fold.step.to;
    if (world.connections.filter(({ to }) => to === callee).length === 1) callee.runs = c.fold;
  }
}
