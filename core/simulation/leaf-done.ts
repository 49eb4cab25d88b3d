import { endFolded } from './fold-units';
import { answerOf } from './followed';
import { learn, servedBit } from './knowledge';
import { endLeaf } from './leaf-calls';
import { answered } from './steps';
import { foldIndexOf, unitOf } from './worker-fold';
import type { World } from './world';

/** A call at a component without slots ends: whoever still waits for it learns how. */
export function leafDone(world: World, call: number): void {
  if (call < 0) {
    endFolded(world, world.folds[foldIndexOf(call)]!, unitOf(call));
    return;
  }
  const { calls, works, components, connections } = world;
  const c = components[calls.comp[call]!]!;
  const connection = connections[calls.conn[call]!]!;
  const caller = calls.caller[call]!;
  const stamp = calls.callerStamp[call]!;
  const count = calls.count[call]!;
  const flow = world.flows[calls.flow[call]!]!;
  const first = calls.first[call]!;
  let knows = calls.knows[call]! | servedBit(c, flow.index);
  c.events += 1;
  const ok = endLeaf(world, c, call);
  if (ok && flow.follows >= 0) knows |= answerOf(world, c, flow, first, count);
  if (works.stamp[caller] !== stamp) return;
  if (ok) learn(world, caller, count, knows);
  else connection.failed += 1;
  answered(world, caller, stamp, ok);
}
