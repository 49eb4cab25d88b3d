import type { Snapshots } from '../contracts/scenario-run';
import { hottestShard } from './shards-run';
import type { World } from './world';

export const MAX_SNAPSHOTS = 400;

/** The finest spacing of snapshots, as a share of the horizon. */
const FINEST = 2 ** -12;

/** Counters of the run so far, as they stood at one instant. */
interface Instant {
  atMs: number;
  depth: number[];
  busy: number[];
  down: number[];
  /** Replicas that are paid for, of components that scale. */
  replicas: number[];
  /** What the busiest shard has, of components that are sharded. */
  hottest: number[];
  served: number[];
  errors: number[];
  sent: number[];
  delivered: number[];
  accepted: number[];
  responseSum: number[];
}

const round = (n: number) => Math.round(n * 1000) / 1000;

/**
 * Takes the state of a run at evenly spaced instants, from its beginning until nothing happens any more. It begins with a
 * fine spacing and doubles it, dropping every other instant, whenever there are as many as were asked for: a run that is
 * over after a minute of a two-hour horizon is still seen in detail.
 */
export class SnapshotRecorder {
  private readonly instants: Instant[] = [];
  private readonly limit: number;
  private spacingMs: number;

  /** `instants`, the most to keep, is brought between 2 and 400. */
  constructor(
    private readonly world: World,
    private readonly horizonMs: number,
    instants: number,
  ) {
    this.limit = Math.min(Math.max(2, Math.floor(instants / 2) * 2), MAX_SNAPSHOTS);
    this.spacingMs = (horizonMs / this.limit) * FINEST;
  }

  /** The next instant, ms; Infinity when the horizon is reached. */
  nextMs(): number {
    const next = (this.instants.length + 1) * this.spacingMs;
    return next <= this.horizonMs ? next : Number.POSITIVE_INFINITY;
  }

  /** Takes every instant before `time`: nothing changes between the last event and the next. */
  takeUntil(time: number): void {
    while (this.nextMs() < time) this.take(this.nextMs());
  }

  /** Takes the instant after the last event: nothing happens any more. */
  takeRest(): void {
    const next = this.nextMs();
    if (next <= this.horizonMs) this.take(next);
  }

  private take(atMs: number): void {
    const { components, connections, flows } = this.world;
    this.instants.push({
      atMs,
      depth: components.map((c) => (c.config.keeps ? c.inside : c.waiting())),
      busy: components.map((c) => (c.slots > 0 ? c.busy : 0)),
      down: components.map((c) => {
        const there = c.scaling?.on ?? c.config.replicas;
        return c.outages > 0 ? there : there - c.upReplicas;
      }),
      replicas: components.map((c) => c.scaling?.paid ?? 0),
      hottest: components.map(hottestShard),
      served: components.map((c) => c.served),
      errors: components.map((c) => c.errors),
      sent: connections.map((c) => c.sent),
      delivered: flows.map((f) => f.delivered),
      accepted: flows.map((f) => f.accepted),
      responseSum: flows.map((f) => f.responseSum),
    });
    if (this.instants.length < this.limit) return;
    this.spacingMs *= 2;
    const kept = this.instants.filter((_, i) => i % 2 === 1);
    this.instants.splice(0, this.instants.length, ...kept);
  }

  /** Time-outs that nobody waits for any more go on after the last thing that happened; they are not shown. */
  private shown(): Instant[] {
    const state = ({ atMs: _at, ...rest }: Instant) => JSON.stringify(rest);
    const final = this.instants.at(-1);
    if (final === undefined) return [];
    const end = state(final);
    let last = this.instants.length - 1;
    while (last > 0 && state(this.instants[last - 1] ?? final) === end) last -= 1;
    return this.instants.slice(0, last + 2);
  }

  /** The instants as parallel arrays; rates are means since the instant before. */
  result(): Snapshots {
    const { world } = this;
    const instants = this.shown();
    const seconds = this.spacingMs / 1000;
    const column = (key: Exclude<keyof Instant, 'atMs'>, i: number) =>
      instants.map((instant) => instant[key][i] ?? 0);
    const differences = (totals: number[]) => totals.map((n, i) => n - (totals[i - 1] ?? 0));
    const rates = (totals: number[]) => differences(totals).map((n) => round(n / seconds));
    return {
      atMs: instants.map((instant) => instant.atMs),
      components: world.components.map(({ config }, i) => ({
        id: config.id,
        depth: column('depth', i),
        busy: column('busy', i),
        servedPerSecond: rates(column('served', i)),
        errorsPerSecond: rates(column('errors', i)),
        down: column('down', i),
        ...(this.world.components[i]?.scaling ? { replicas: column('replicas', i) } : {}),
        ...(this.world.components[i]?.isSharded() ? { hottest: column('hottest', i) } : {}),
      })),
      connections: world.connections.map(({ id }, i) => ({
        id,
        sentPerSecond: rates(column('sent', i)),
      })),
      flows: world.flows.map(({ id }, i) => {
        const answered = differences(column('accepted', i));
        const sums = differences(column('responseSum', i));
        return {
          id,
          delivered: column('delivered', i),
          responseMs: answered.map((n, k) => (n === 0 ? null : round((sums[k] ?? 0) / n))),
        };
      }),
    };
  }
}
