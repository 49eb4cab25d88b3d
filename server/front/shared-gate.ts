import 'server-only';
import { Gate, type GateLimits } from './gate';

/** A request is mostly processor time, of which there is one thread's worth: more at once only makes all of them wait for each other. */
const LIMITS = { inside: 24, waiting: 1_000, patienceMs: 4_000, shortPatienceMs: 150 };
/** A page with a whole design on it takes up to half a second of the processor; two at once leave room for everybody else. */
const DRAWN_LIMITS = { inside: 2, waiting: 200, patienceMs: 10_000, shortPatienceMs: 2_000 };
/** A whole lecture hall begins its rounds in one instant: two at once keep the processor busy, and whoever wants something small passes by. */
const BEGINNING_LIMITS = { inside: 2, waiting: 1_000, patienceMs: 30_000, shortPatienceMs: 2_000 };
const SWEEP_MS = 50;

// One of each per process, however often the bundler loads this module.
const shared = globalThis as {
  backpressureGate?: Gate;
  backpressureDrawnGate?: Gate;
  backpressureBeginningGate?: Gate;
};

function open(limits: GateLimits): Gate {
  const made = new Gate(limits, () => performance.now());
  setInterval(() => made.sweep(), SWEEP_MS).unref();
  return made;
}

/** The gate before everything that is made on request. */
export function gate(): Gate {
  shared.backpressureGate ??= open(LIMITS);
  return shared.backpressureGate;
}

/** A further gate, before pages that draw whole designs. */
export function drawnGate(): Gate {
  shared.backpressureDrawnGate ??= open(DRAWN_LIMITS);
  return shared.backpressureDrawnGate;
}

/** A further gate, before rounds that begin and the pages with them. */
export function beginningGate(): Gate {
  shared.backpressureBeginningGate ??= open(BEGINNING_LIMITS);
  return shared.backpressureBeginningGate;
}
