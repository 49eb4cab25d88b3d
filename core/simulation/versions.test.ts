import { describe, expect, test } from 'vitest';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import { runByBoth } from '@/tests/support/both-engines';
import { componentOf, flowOf, type Lab, type LabConnection } from '@/tests/support/lab';

/** A write at 0 that takes 10 ms, what its client reads `afterMs` after that, and what others read at `at`. */
function writing(
  afterMs: number,
  at: number[],
  connections: LabConnection[],
  cache: Record<string, SettingValue> = {},
): Lab {
  const keys = { count: 1 };
  return {
    components: {
      client: ['client'],
      api: ['service'],
      cache: ['cache', cache],
      primary: ['database'],
      copy: ['database'],
    },
    connections: [['client', 'api', 'sync'], ...connections],
    physics: {
      service: { workMs: 0 },
      cache: { latencyMs: 0 },
      database: { latencyMs: 10, replicationLagMs: 500 },
    },
    flows: [
      { id: 'edit', to: 'primary', keys, access: 'write', arrivals: { at: [0] } },
      { id: 'own', to: 'primary', access: 'read', arrivals: { rereads: 'edit', afterMs } },
      { id: 'view', to: 'primary', keys, access: 'read', arrivals: { at } },
    ],
    horizonMs: 60_000,
  };
}

/** Stale reads of the writer and of others, both engines being of one mind. */
function stale(lab: Lab) {
  const run = runByBoth(lab);
  for (const id of ['own', 'view']) {
    const { items } = flowOf(run, id);
    expect(items.delivered).toBe(items.offered);
  }
  return {
    own: flowOf(run, 'own').reads?.stale,
    view: flowOf(run, 'view').reads?.stale,
    copied: run.connections.find(({ id }) => id === 'c3')?.sent,
    atCopy: componentOf(run, 'copy').served,
  };
}

const write: LabConnection = ['api', 'primary', 'sync', { flows: ['edit'] }];
const copied: LabConnection = ['primary', 'copy', 'async'];
const fromCopy: LabConnection[] = [
  write,
  ['api', 'copy', 'sync', { flows: ['own', 'view'] }],
  copied,
];

describe('a copy of a database', () => {
  test('has what was written after its lag, and answers for its source', () => {
    // The write is done at 10 and copied at 510; a read is served 10 ms after it began.
    const found = stale(writing(100, [5, 300, 499, 501], fromCopy));
    expect(found).toEqual({ own: 1, view: 2, copied: 1, atCopy: 5 });
    expect(stale(writing(600, [1000], fromCopy)).own).toBe(0);
  });

  test('shows nobody their own past who reads at the source', () => {
    const ownAtSource: LabConnection[] = [
      ['api', 'primary', 'sync', { flows: ['edit', 'own'] }],
      ['api', 'copy', 'sync', { flows: ['view'] }],
      copied,
    ];
    expect(stale(writing(0, [300], ownAtSource))).toMatchObject({ own: 0, view: 1 });
  });

  test('has what a copy passes on after the lag of both', () => {
    // Copied at 510, and copied on at 1,010.
    const chain: LabConnection[] = [
      write,
      ['api', 'second', 'sync', { flows: ['own', 'view'] }],
      copied,
      ['copy', 'second', 'async'],
    ];
    const lab = writing(100, [600, 999, 1001], chain);
    const components: Lab['components'] = { ...lab.components, second: ['database'] };
    expect(stale({ ...lab, components })).toMatchObject({ own: 1, view: 2, copied: 1, atCopy: 0 });
  });

  test('is slower to copy while it is slow', () => {
    const faults = [{ at: 0, forMs: 100, target: { id: 'copy' }, effect: 'slow', factor: 3 }];
    const lab = { ...writing(2000, [1000], fromCopy), faults };
    expect(stale(lab)).toMatchObject({ own: 0, view: 1 });
  });
});

describe('a cache before a database', () => {
  const through: LabConnection[] = [
    ['api', 'cache', 'sync'],
    ['cache', 'primary', 'sync'],
  ];

  test('shows what was written through it, unless it leaves the entry alone', () => {
    const written = (onWrite: string) => {
      const lab = writing(100, [0, 1000], through, { onWrite });
      const [edit, ...rest] = lab.flows;
      return stale({ ...lab, flows: [{ ...edit, arrivals: { at: [500] } }, ...rest] });
    };
    expect(written('invalidate')).toMatchObject({ own: 0, view: 0 });
    expect(written('write-through')).toMatchObject({ own: 0, view: 0 });
    expect(written('leave')).toMatchObject({ own: 1, view: 1 });
  });

  test('shows the past until its entry is too old, when the write goes past it', () => {
    const past: LabConnection[] = [
      write,
      ['api', 'cache', 'sync', { flows: ['own', 'view'] }],
      ['cache', 'primary', 'sync'],
    ];
    const lab = writing(100, [0, 900, 1600], past, { maxAgeMs: 1000 });
    const [edit, ...rest] = lab.flows;
    const flows = [{ ...edit, arrivals: { at: [500] } }, ...rest];
    expect(stale({ ...lab, flows })).toMatchObject({ own: 1, view: 1 });
  });
});
