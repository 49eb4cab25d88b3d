import type { Flow } from '../contracts/mission-schema';
import { simulate } from '../simulation/simulate';
import { smallWorldInput } from './small-world';

/** Pages read and changed a second, how many there are, and for how long that goes on, ms. */
export const READS_PER_SECOND = 250;
export const CHANGES_PER_SECOND = 5;
export const PAGES = 500;
export const READ_FOR_MS = 20_000;

/** Calls that one replica of a database takes a second: four at a time, 20 ms each. The copy has two. */
export const REPLICA_PER_SECOND = 200;

/** How long after a change whoever has made it looks, ms. */
export const LOOKS_AFTER_MS = 300;

/** Who reads from the copy. */
export const COPY_READERS = ['nobody', 'others', 'everyone'] as const;
export type CopyReaders = (typeof COPY_READERS)[number];

export interface CopiesRun {
  /** 99th percentile of the readers' waiting; null when more of them than that get no answer. */
  p99Ms: number | null;
  originalPerSecond: number;
  /** Share of the answers to readers that showed what had been changed before they asked, percent. */
  oldPercent: number;
  /** The same of those who look at their own change. */
  ownOldPercent: number;
}

const asked = (id: string, from: string, access: 'read' | 'write', perSecond: number): Flow => ({
  ...{ id, from, to: ['original'], items: 1, access },
  keys: { count: PAGES, popularity: 'zipf' },
  arrivals: { perSecond, poisson: true, fromMs: 0, toMs: READ_FOR_MS },
  timeoutMs: 30_000,
});

const FLOWS: Flow[] = [
  asked('read', 'reader', 'read', READS_PER_SECOND),
  asked('change', 'maker', 'write', CHANGES_PER_SECOND),
  {
    ...{ id: 'own', from: 'maker', to: ['original'], items: 1, access: 'read' },
    arrivals: { rereads: 'change', afterMs: LOOKS_AFTER_MS },
    timeoutMs: 30_000,
  },
];

/** Readers and makers of pages, popular by Zipf's law, with a database and a copy of it that is so far behind, ms. Runs the simulator. */
export function runCopies(lagMs: number, readers: CopyReaders): CopiesRun {
  const { mission, ...input } = smallWorldInput({
    components: {
      reader: ['client'],
      maker: ['client'],
      site: ['service', { concurrency: 10_000 }],
      desk: ['service', { concurrency: 10_000 }],
      original: ['database'],
      copy: ['database', { replicas: 2 }],
    },
    connections: [
      ['reader', 'site', 'sync'],
      ['maker', 'desk', 'sync'],
      ['site', readers === 'nobody' ? 'original' : 'copy', 'sync'],
      ['desk', 'original', 'sync'],
      ...(readers === 'everyone' ? [['desk', 'copy', 'sync'] as const] : []),
      ['original', 'copy', 'async'],
    ],
    physics: {
      service: { workMs: 2 },
      database: { latencyMs: 20, connections: 4 },
      copy: { replicationLagMs: lagMs },
    },
    to: ['original'],
    arrivals: { at: [0] },
    horizonMs: READ_FOR_MS + 10_000,
  });
  const connections = input.diagram.connections.map((connection) => {
    if (readers !== 'everyone' || connection.from !== 'desk') return connection;
    return { ...connection, flows: [connection.to === 'copy' ? 'own' : 'change'] };
  });
  const { run } = simulate({
    ...input,
    mission: { ...mission, flows: FLOWS },
    diagram: { ...input.diagram, connections },
  });
  const flow = (id: string) => run.flows.find((each) => each.id === id);
  const oldPercent = (id: string) => {
    const { accepted = 0, reads } = flow(id) ?? {};
    return accepted === 0 ? 0 : (100 * (reads?.stale ?? 0)) / accepted;
  };
  const p99 = flow('read')?.responseMs.p99;
  const asked = input.diagram.connections.filter(({ to }) => to === 'original');
  const calls = run.connections
    .filter(({ id }) => asked.some((connection) => connection.id === id))
    .reduce((sum, { sent }) => sum + sent, 0);
  return {
    p99Ms: typeof p99 === 'number' ? p99 : null,
    originalPerSecond: calls / (READ_FOR_MS / 1000),
    oldPercent: oldPercent('read'),
    ownOldPercent: oldPercent('own'),
  };
}
