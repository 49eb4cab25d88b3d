import type { ComponentRun, HearsRun, ResponseTime } from '../contracts/scenario-run';
import type { ComponentState } from './component-state';
import { type FlowState, REQUEST } from './flow-state';
import { doneAtOf } from './followed';
import { nearestRank } from './percentile';
import { rounded } from './rounded';
import type { World } from './world';

/** When those who followed came to know. */
export function hearsRun(world: World, flow: FlowState): HearsRun {
  const followed = world.flows[flow.follows]!;
  const late = new Float64Array(flow.accepted);
  let known = 0;
  let missed = 0;
  let sum = 0;
  for (let request = 0; request < flow.requests; request++) {
    if (flow.states[request] === REQUEST.accepted) {
      sum += flow.lateMs[request]!;
      late[known++] = flow.lateMs[request]!;
    } else if (doneAtOf(followed, flow.about[request]!) >= 0) missed += 1;
  }
  late.sort();
  const at = (percentile: number): ResponseTime => {
    if (known + missed === 0) return null;
    const ms = late[nearestRank(percentile, known + missed)];
    return ms === undefined ? 'infinite' : rounded(ms);
  };
  const mean = known === 0 ? null : rounded(sum / known);
  return { asked: flow.asked, known, missed, ms: { mean, p50: at(50), p99: at(99), max: at(100) } };
}

/** Questions that a component held open, up to `endMs`. */
export function heldRun(c: ComponentState, endMs: number): NonNullable<ComponentRun['held']> {
  const area = c.openArea + c.openCount * (endMs - c.openAt);
  return {
    perReplica: c.openPeakOfOne,
    peak: c.openPeak,
    meanOpen: endMs > 0 ? rounded(area / endMs) : 0,
    turnedAway: c.turnedAway,
  };
}
