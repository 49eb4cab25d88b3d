import type { Snapshots } from './scenario-run';
import type { World } from './world';

export const MAX_SNAPSHOTS = 400;

/** Takes the state of a run at evenly spaced instants, the last of them at the horizon. */
export class SnapshotRecorder {
  readonly snapshots: Snapshots;
  private taken = 0;
  private readonly before: { served: number; errors: number }[];
  private readonly sentBefore: number[];
  private readonly answered: { count: number; sum: number }[];

  /** `instants` is brought between 1 and 400. */
  constructor(
    private readonly world: World,
    private readonly horizonMs: number,
    instants: number,
  ) {
    const n = Math.min(Math.max(1, Math.floor(instants)), MAX_SNAPSHOTS);
    this.snapshots = {
      atMs: Array.from({ length: n }, (_, i) => (horizonMs * (i + 1)) / n),
      components: world.components.map(({ config }) => ({
        id: config.id,
        depth: [],
        busy: [],
        servedPerSecond: [],
        errorsPerSecond: [],
        down: [],
      })),
      connections: world.connections.map(({ id }) => ({ id, sentPerSecond: [] })),
      flows: world.flows.map(({ id }) => ({ id, delivered: [], responseMs: [] })),
    };
    this.before = world.components.map(() => ({ served: 0, errors: 0 }));
    this.sentBefore = world.connections.map(() => 0);
    this.answered = world.flows.map(() => ({ count: 0, sum: 0 }));
  }

  /** The next instant, ms; Infinity when all are taken. */
  nextMs(): number {
    return this.snapshots.atMs[this.taken] ?? Number.POSITIVE_INFINITY;
  }

  /** Takes every instant before `time`. */
  takeUntil(time: number): void {
    while (this.nextMs() < time) this.take();
  }

  /** Takes all that are left: nothing happens any more. */
  takeRest(): void {
    while (this.taken < this.snapshots.atMs.length) this.take();
  }

  private take(): void {
    const seconds = this.horizonMs / this.snapshots.atMs.length / 1000;
    const rate = (n: number) => Math.round((n / seconds) * 1000) / 1000;
    this.world.components.forEach((c, i) => {
      const row = this.snapshots.components[i]!;
      const last = this.before[i]!;
      row.depth.push(c.config.type === 'queue' ? c.inside : c.line.length);
      row.busy.push(c.slots > 0 ? c.busy : 0);
      row.servedPerSecond.push(rate(c.served - last.served));
      row.errorsPerSecond.push(rate(c.errors - last.errors));
      row.down.push(c.outages > 0 ? c.config.replicas : c.config.replicas - c.upReplicas);
      last.served = c.served;
      last.errors = c.errors;
    });
    this.world.connections.forEach((connection, i) => {
      this.snapshots.connections[i]!.sentPerSecond.push(
        rate(connection.sent - this.sentBefore[i]!),
      );
      this.sentBefore[i] = connection.sent;
    });
    this.world.flows.forEach((flow, i) => {
      const row = this.snapshots.flows[i]!;
      const last = this.answered[i]!;
      const count = flow.accepted - last.count;
      row.delivered.push(flow.delivered);
      row.responseMs.push(
        count === 0 ? null : Math.round(((flow.responseSum - last.sum) / count) * 1000) / 1000,
      );
      last.count = flow.accepted;
      last.sum = flow.responseSum;
    });
    this.taken += 1;
  }
}
