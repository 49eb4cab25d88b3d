import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { decidedSettings, StartsSchema, shapeOf } from './starts';

const design = (worker: string, settings = { replicas: 2 }) =>
  buildDiagram({ api: 'service', jobs: 'queue', [worker]: ['worker', settings] }, [
    'api ~> jobs',
    `jobs ~> ${worker}`,
  ]);

describe('shapeOf', () => {
  it('is the same for other names, places and orders', () => {
    const one = design('sender');
    const other = design('mailer');
    other.components.reverse();
    other.connections.reverse();
    expect(shapeOf(other)).toBe(shapeOf(one));
  });

  it('differs with a setting, a connection or a kind', () => {
    const shapes = [
      design('sender'),
      design('sender', { replicas: 3 }),
      buildDiagram({ api: 'service', jobs: 'queue', s: ['worker', { replicas: 2 }] }, [
        'api ~> jobs',
      ]),
      buildDiagram({ api: 'service', jobs: 'queue', s: ['worker', { replicas: 2 }] }, [
        'api ~> jobs',
        'jobs ~> s',
        'api -> s',
      ]),
    ].map(shapeOf);
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});

describe('decidedSettings', () => {
  it('names what was decided, by type', () => {
    expect([...decidedSettings(design('sender'))]).toEqual(['worker replicas 2']);
  });
});

describe('StartsSchema', () => {
  const start = { file: 'starts/repair.json', kind: 'repair', title: 'Mend', task: 'Mend it.' };

  it('takes rungs of the ladder', () => {
    expect(StartsSchema.safeParse([start]).success).toBe(true);
  });

  it.each([
    { ...start, file: 'solutions/full.json' },
    { ...start, file: 'starts/../wrong/a.json' },
    { ...start, kind: 'copy' },
    { ...start, task: '' },
    { ...start, hint: 'more' },
  ])('refuses %o', (wrong) => {
    expect(StartsSchema.safeParse([wrong]).success).toBe(false);
  });
});
