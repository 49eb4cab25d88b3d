import type { Gauge, World } from './model';

/** Changes a gauge now by so much. */
export function move(world: World, gauge: Gauge, by: number): void {
  gauge.area += gauge.value * (world.nowMs - gauge.sinceMs);
  gauge.sinceMs = world.nowMs;
  gauge.value += by;
}

export function createGauge(): Gauge {
  return { value: 0, area: 0, sinceMs: 0 };
}
