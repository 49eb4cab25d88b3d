import 'server-only';
import { Gate } from './gate';

/** A request takes a few milliseconds of processor time and waits for the database the rest; more at once would only queue inside. */
const LIMITS = { inside: 64, waiting: 1_000, patienceMs: 4_000, shortPatienceMs: 150 };
const SWEEP_MS = 50;

// One per process, however often the bundler loads this module.
const shared = globalThis as { backpressureGate?: Gate };

/** The gate before everything that is made on request. */
export function gate(): Gate {
  if (shared.backpressureGate === undefined) {
    const made = new Gate(LIMITS, () => performance.now());
    setInterval(() => made.sweep(), SWEEP_MS).unref();
    shared.backpressureGate = made;
  }
  return shared.backpressureGate;
}
