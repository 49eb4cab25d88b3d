import { describe, expect, it } from 'vitest';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildConnectionRun, buildRun } from '@/tests/support/runs';
import { tellsWhenDone } from './tells-when-done';

const parts = {
  admin: 'client',
  provider: 'external-api',
  mail: 'external-api',
  api: 'service',
  jobs: 'queue',
  maker: 'worker',
} as const;
const LINE = ['admin -> api', 'api ~> jobs', 'jobs ~> maker'];

function judge(
  extra: Record<string, ComponentTypeId | [ComponentTypeId, Record<string, string>]>,
  connections: string[],
  failed = 0,
) {
  const diagram = buildDiagram({ ...parts, ...extra }, connections);
  const runs = diagram.connections.map(({ id, to }) =>
    buildConnectionRun({ id, items: 100, failed: to === 'mail' ? failed : 0 }),
  );
  return tellsWhenDone.run(buildContext(diagram, [buildRun({ connections: runs })]), {
    flow: 'mail',
    scenario: 'calm',
    target: 'provider',
    targets: ['admin', 'mail'],
  });
}

describe('tells-when-done', () => {
  it.each([
    ['a callback after the call', {}, [...LINE, 'maker -> provider', 'maker -> admin']],
    ['a mail after the call', {}, [...LINE, 'maker -> provider', 'maker -> mail']],
    [
      'news through a queue',
      { news: 'queue', herald: 'worker' },
      [...LINE, 'maker -> provider', 'maker ~> news', 'news ~> herald', 'herald -> mail'],
    ],
    [
      'news published by a worker that makes its calls together',
      { maker: ['worker', { calls: 'together' }], news: 'queue', herald: 'worker' },
      [...LINE, 'maker ~> news', 'maker -> provider', 'news ~> herald', 'herald -> mail'],
    ],
    ['a webhook of the target', {}, [...LINE, 'maker -> provider', 'provider -> admin']],
  ] as [string, Record<string, ComponentTypeId>, string[]][])(
    'passes %s',
    (_title, extra, connections) => {
      expect(judge(extra, connections)).toMatchObject({ passed: true });
    },
  );

  it.each([
    [
      'nobody told',
      {},
      [...LINE, 'maker -> provider'],
      'Nobody is told: no connection leads to Admin and Mail.',
    ],
    [
      'the news before the call',
      {},
      [...LINE, 'maker -> mail', 'maker -> provider'],
      'Maker tells Mail without waiting for Provider.',
    ],
    [
      'both calls together',
      { maker: ['worker', { calls: 'together' }] },
      [...LINE, 'maker -> provider', 'maker -> mail'],
      'Maker tells Mail without waiting for Provider.',
    ],
    [
      'news from the service that takes the order',
      { news: 'queue', herald: 'worker' },
      [...LINE, 'maker -> provider', 'api ~> news', 'news ~> herald', 'herald -> mail'],
      'Herald tells Mail without waiting for Provider.',
    ],
  ] as [string, Record<string, ComponentTypeId>, string[], string][])(
    'fails %s',
    (_title, extra, connections, message) => {
      expect(judge(extra, connections)).toMatchObject({ passed: false, message });
    },
  );

  it('fails when some of the news did not get through', () => {
    expect(judge({}, [...LINE, 'maker -> provider', 'maker -> mail'], 3).message).toBe(
      'In “Calm” only 97 of 100 items were reported.',
    );
  });
});
