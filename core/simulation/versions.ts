import type { ComponentState } from './component-state';
import { serveCopy } from './flights';
import type { FlowState } from './flow-state';
import { grownInt32 } from './typed-arrays';
import type { World } from './world';

/** A version that a copy is to have from a moment on. */
interface Due {
  version: number;
  atMs: number;
}

/** Which version of each key a database has. Versions are numbered in the order in which their writes were asked for; 0 is what was there before. */
export class KeyVersions {
  private readonly newest = new Map<number, number>();
  private readonly due = new Map<number, Due[]>();

  /** Has a version from now on; an older one changes nothing. */
  set(key: number, version: number): void {
    if (version > (this.newest.get(key) ?? 0)) this.newest.set(key, version);
  }

  /** Has a version from a later moment on. */
  setAt(key: number, version: number, atMs: number): void {
    const due = this.due.get(key);
    if (due === undefined) this.due.set(key, [{ version, atMs }]);
    else due.push({ version, atMs });
  }

  at(key: number, now: number): number {
    const due = this.due.get(key);
    if (due !== undefined) {
      const later = due.filter((one) => one.atMs > now);
      for (const one of due) if (one.atMs <= now) this.set(key, one.version);
      if (later.length === 0) this.due.delete(key);
      else this.due.set(key, later);
    }
    return this.newest.get(key) ?? 0;
  }
}

/** A write asked for by a request of the flow gets the next version. */
export function numberWrite(world: World, flow: FlowState, request: number): void {
  if (request >= flow.versions.length) flow.versions = grownInt32(flow.versions, flow.times.length);
  world.writes += 1;
  flow.versions[request] = world.writes;
}

/** Notes which version of its key a read has to show: the newest whose write was accepted before. */
export function expectVersion(world: World, flow: FlowState, request: number): void {
  if (request >= flow.versions.length) flow.versions = grownInt32(flow.versions, flow.times.length);
  flow.versions[request] = world.accepted.get(flow.keyOf!(request)) ?? 0;
}

/** A write was accepted: whoever reads from now on expects it. */
export function noteAccepted(world: World, flow: FlowState, request: number): void {
  const key = flow.keyOf!(request);
  const version = flow.versions[request]!;
  if (version > (world.accepted.get(key) ?? 0)) world.accepted.set(key, version);
}

/** Sends a version to the copies of database c, and to theirs. */
function replicate(
  world: World,
  c: ComponentState,
  key: number,
  version: number,
  atMs: number,
  passed: readonly ComponentState[],
): void {
  for (const connection of c.copies) {
    const { to } = connection;
    if (passed.includes(to)) continue;
    connection.sent += 1;
    connection.items += 1;
    const seenAt = atMs + to.config.lag.draw(to.config.service) * to.slow;
    to.versions!.setAt(key, version, seenAt);
    replicate(world, to, key, version, seenAt, [...passed, to]);
  }
}

/** Component c has served work w, which reads or writes: versions are stored or read, and a copy has served for what it copies. */
export function readOrWrite(world: World, c: ComponentState, w: number, flow: FlowState): void {
  const { works } = world;
  if (c.versions === null) return;
  const first = works.first[w]!;
  const count = works.count[w]!;
  if (flow.access === 'write') {
    for (let n = first; n < first + count; n++) {
      const item = flow.itemAt(n);
      const version = flow.versions[item]!;
      const key = flow.keyOf!(item);
      c.versions.set(key, version);
      if (c.copies.length > 0) replicate(world, c, key, version, world.now, [c]);
    }
    return;
  }
  if (count === 1) {
    const version = c.versions.at(flow.keyOf!(flow.itemAt(first)), world.now);
    if (version > works.version[w]!) works.version[w] = version;
  }
  if (c.copyOf.length === 0) return;
  let bits = 0;
  flow.targetPlaces.forEach((place, t) => {
    if (c.copyOf.includes(world.components[place]!)) bits |= 1 << t;
  });
  if (bits !== 0) serveCopy(world, flow, w, bits);
}
