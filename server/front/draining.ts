import 'server-only';
import type { Server } from 'node:http';

interface Draining {
  servers: Set<Server>;
  begun: boolean;
}

// One per process, however often the bundler loads this module.
const shared = globalThis as { backpressureDraining?: Draining };

/** The servers of this process, and whether it has begun to end. */
export function draining(): Draining {
  shared.backpressureDraining ??= { servers: new Set(), begun: false };
  return shared.backpressureDraining;
}

/** Whether the process is about to end: nothing long should begin or go on. */
export function isDraining(): boolean {
  return draining().begun;
}
