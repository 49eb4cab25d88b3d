import type { Gauge, World } from './model';

/** Changes a gauge now by so much. */
export function move(world: World, gauge: Gauge, by: number): void {
  gauge.area += gauge.value * (world.nowMs - gauge.sinceMs);
  gauge.sinceMs = world.nowMs;
  gauge.value += by;
}

/** Charges to the budget what costs no event: a long loop counts one sixteenth of an event per turn. */
export function spend(world: World, turns: number): void {
  if (turns > 16) world.effort += turns / 16;
}

export function createGauge(): Gauge {
  return { value: 0, area: 0, sinceMs: 0 };
}
