import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { commonSettings } from './common-settings';

const OPEN = { given: [], limits: {} };

describe('commonSettings', () => {
  it('finds what components of different types share, and says where they differ', () => {
    const { components } = buildDiagram(
      { api: ['service', { replicas: 4 }], sender: ['worker', { replicas: 2 }] },
      [],
    );
    const common = commonSettings(OPEN, components);
    const names = common.map(({ name }) => name);
    expect(names).toContain('replicas');
    expect(names).not.toContain('backlog');
    expect(names).not.toContain('ack');
    expect(common.find(({ name }) => name === 'replicas')).toMatchObject({ value: 4, mixed: true });
    expect(common.find(({ name }) => name === 'retries')).toMatchObject({ value: 0, mixed: false });
  });

  it('keeps to the narrowest bounds of all', () => {
    const { components } = buildDiagram({ api: 'service', sender: 'worker' }, []);
    const limits = { service: { replicas: [2, 10] }, worker: { replicas: [1, 5] } } as const;
    const mission = { given: [], limits: structuredClone(limits) as never };
    const replicas = commonSettings(mission, components).find(({ name }) => name === 'replicas');
    expect(replicas?.bounds).toEqual({ min: 2, max: 5, nullable: false });
  });

  it('leaves out what means something else where it is left out', () => {
    const { components } = buildDiagram({ table: 'database', jobs: 'queue' }, []);
    const both = { database: { partitions: [1, 8] }, queue: { partitions: [1, 8] } } as const;
    const mission = { given: [], limits: structuredClone(both) as never };
    expect(commonSettings(mission, components)).toEqual([]);
  });

  it('finds nothing where nothing is shared, or nothing given', () => {
    expect(commonSettings(OPEN, buildDiagram({ a: 'queue', b: 'worker' }, []).components)).toEqual(
      [],
    );
    expect(commonSettings(OPEN, [])).toEqual([]);
  });
});
