import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { parseDiagramFor } from './parse-diagram-for';

const mission = buildMission({
  palette: ['service', 'queue', 'worker'],
  limits: { worker: { replicas: [1, 200], concurrency: [1, 10] } },
});

function problemsIn(input: unknown): string[] {
  const parsed = parseDiagramFor(mission, input);
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

const given = { admin: 'client', provider: 'external-api' } as const;

describe('parseDiagramFor', () => {
  it('accepts settings at their bounds', () => {
    const diagram = buildDiagram(
      {
        ...given,
        api: ['service', { backlog: null, io: 'non-blocking', calls: 'together', retries: 0 }],
        jobs: ['queue', { capacity: null, maxReceives: 1000 }],
        send: ['worker', { replicas: 200, concurrency: 10, idempotent: true, ack: 'before' }],
      },
      ['admin -> api', 'api *> jobs @mail', 'jobs ~> send', 'send -> provider'],
    );
    expect(parseDiagramFor(mission, diagram)).toEqual({ ok: true, value: diagram });
  });

  it('takes settings that only some missions offer where the limits name them, and nowhere else', () => {
    const diagram = buildDiagram(
      {
        ...given,
        api: ['service', {}],
        jobs: ['queue', {}],
        send: ['worker', { batch: 5, batchWaitMs: 0 }],
      },
      ['admin -> api', 'api *> jobs @mail', 'jobs ~> send', 'send -> provider'],
    );
    expect(problemsIn(diagram)).toEqual([
      'components[4].settings.batch: is not offered in this mission; leave it out or say 1',
    ]);
    const offering = buildMission({
      palette: ['service', 'queue', 'worker'],
      limits: { worker: { batch: [1, 10], batchWaitMs: [0, 1000] } },
    });
    expect(parseDiagramFor(offering, diagram).ok).toBe(true);
  });

  it('refuses to have people ask again at once', () => {
    const asking = buildMission({
      palette: ['service'],
      limits: { service: { askAgainMs: [100, 60_000], holdMs: [0, 60_000] } },
    });
    const diagram = buildDiagram({ ...given, api: ['service', { askAgainMs: 0, holdMs: -1 }] }, [
      'admin -> api',
      'api -> provider',
    ]);
    const parsed = parseDiagramFor(asking, diagram);
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      {
        path: 'components[2].settings.askAgainMs',
        message: 'must be a number from 100 to 60000 (ms)',
      },
      { path: 'components[2].settings.holdMs', message: 'must be a number from 0 to 60000 (ms)' },
    ]);
  });

  it('names every given component that is missing, changed or has settings', () => {
    const diagram = buildDiagram({ admin: ['service', { replicas: 2 }] }, []);
    expect(problemsIn(diagram)).toEqual([
      'components: the given component "provider" (Provider, external-api) is missing',
      'components[0].type: the given component "admin" is of type client, not service',
      'components[0].settings.replicas: the settings of a given component belong to the mission',
    ]);
  });

  it('refuses types outside the palette', () => {
    const diagram = buildDiagram({ ...given, fan: 'topic', other: 'external-api' }, []);
    expect(problemsIn(diagram)).toEqual([
      'components[2].type: this mission has no topic in its palette',
      'components[3].type: this mission has no external-api in its palette',
    ]);
  });

  it('refuses unknown settings and values outside the bounds, with paths', () => {
    const diagram = buildDiagram(
      {
        ...given,
        send: [
          'worker',
          { replicas: 201, concurrency: 1.5, idempotent: 'yes', ack: 'never', constructor: 1 },
        ],
        jobs: ['queue', { maxReceives: 0, visibilityTimeoutMs: null }],
        api: ['service', { retries: -1, timeoutMs: '30' }],
      },
      [],
    );
    expect(problemsIn(diagram)).toEqual([
      'components[2].settings.replicas: must be a whole number from 1 to 200 (replicas)',
      'components[2].settings.concurrency: must be a whole number from 1 to 10 (slots per replica)',
      'components[2].settings.idempotent: must be true or false',
      'components[2].settings.ack: must be "after" or "before"',
      'components[2].settings.constructor: a worker has no setting "constructor"',
      expect.stringMatching(
        /^components\[3\]\.settings\.maxReceives: must be a whole number from 1/,
      ),
      expect.stringMatching(/^components\[3\]\.settings\.visibilityTimeoutMs: must be a number/),
      expect.stringMatching(/^components\[4\]\.settings\.retries: /),
      expect.stringMatching(/^components\[4\]\.settings\.timeoutMs: /),
    ]);
  });

  it('refuses a connection limited to a flow that does not exist', () => {
    const diagram = buildDiagram({ ...given, api: 'service' }, ['admin -> api @mail,ghost']);
    expect(problemsIn(diagram)).toEqual([
      'connections[0].flows[1]: the mission has no flow "ghost"',
    ]);
  });

  it('reports problems of shape, reference and mission in one go', () => {
    const diagram = buildDiagram({ ...given, fan: 'topic' }, ['admin -> ghost']);
    expect(problemsIn({ ...diagram, extra: 1 })).toEqual([
      'extra: unknown key',
      'connections[0].to: there is no component "ghost"',
      'components[2].type: this mission has no topic in its palette',
    ]);
  });
});
