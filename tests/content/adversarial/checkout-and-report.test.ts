import { describe, expect, it } from 'vitest';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { grade } from '@/core/grading/grade';
import { loadMission } from '@/server/content/missions';
import { buildDiagram } from '@/tests/support/diagrams';

type Parts = Parameters<typeof buildDiagram>[0];

/** Ids of the checks of stage 1 that a design fails. */
async function failedOf(slug: string, parts: Parts, connections: string[]): Promise<string[]> {
  const loaded = await loadMission(slug);
  if (!loaded) throw new Error(`there is no mission "${slug}"`);
  const mission = { ...loaded.mission, stages: loaded.mission.stages.slice(0, 1) };
  const given = Object.fromEntries(mission.given.map(({ id, type }) => [id, type]));
  const parsed = parseDiagramFor(mission, buildDiagram({ ...given, ...parts }, connections));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const report = grade({ mission, missionSlug: slug, diagram: parsed.value, seed: 'adversarial' });
  return report.findings.filter(({ passed }) => !passed).map(({ id }) => id);
}

describe('a checkout made to cheat', () => {
  const four = ['validation', 'inventory', 'reservations', 'card'];
  const rest = ['jobs ~> clerk', 'clerk -> email', 'clerk -> analytics', 'clerk -> warehouse'];
  const clerk = ['worker', { replicas: 10, concurrency: 5 }] as Parts[string];
  const parts: Parts = { shop: 'service', jobs: 'queue', clerk };
  const honest = ['shopper -> shop', ...four.map((id) => `shop -> ${id}`), 'shop ~> jobs', ...rest];

  it.each([
    ['honest under any name', {}, honest, []],
    [
      'answered by a second service that promises without paying',
      { lb: 'load-balancer', quick: 'service' },
      ['shopper -> lb', 'lb -> shop', 'lb -> quick', 'quick ~> jobs', ...honest.slice(1)],
      ['paid-before-answer'],
    ],
    [
      'charging through a message to a service',
      { cashier: 'service' },
      [...honest.filter((c) => c !== 'shop -> card'), 'shop ~> cashier', 'cashier -> card'],
      ['paid-before-answer'],
    ],
    [
      'with a queue beside the direct call',
      {},
      [...honest, 'shop -> email'],
      ['answer-in-time', 'queue-present', 'rest-in-background'],
    ],
  ] as [string, Parts, string[], string[]][])(
    'is graded for what it does: %s',
    async (_title, extra, connections, fails) => {
      expect(await failedOf('checkout', { ...parts, ...extra }, connections)).toEqual(fails);
    },
  );
});

describe('a report desk made to cheat', () => {
  const maker = ['worker', { replicas: 10, concurrency: 5, timeoutMs: 900_000 }] as Parts[string];
  const jobs = ['queue', { visibilityTimeoutMs: 1_200_000 }] as Parts[string];
  const parts: Parts = { desk: 'service', jobs, maker };
  const line = ['analyst -> desk', 'desk ~> jobs', 'jobs ~> maker', 'maker -> data-warehouse'];

  it.each([
    ['a callback when it is ready', {}, [...line, 'maker -> analyst'], []],
    [
      'a callback from a second worker that has made nothing',
      { liar: 'worker', other: 'queue' },
      [...line, 'desk ~> other', 'other ~> liar', 'liar -> analyst'],
      ['told-when-ready'],
    ],
    [
      'a mail by the desk itself',
      {},
      [...line, 'desk -> email'],
      ['answer-at-once', 'told-when-ready'],
    ],
    [
      'a callback that stands in for the report',
      {},
      ['analyst -> desk', 'desk ~> jobs', 'jobs ~> maker', 'maker -> analyst'],
      ['queue-present', 'nobody-waits', 'told-when-ready', 'connected'],
    ],
  ] as [string, Parts, string[], string[]][])(
    'is graded for what it does: %s',
    async (_title, extra, connections, fails) => {
      expect(await failedOf('report-ready', { ...parts, ...extra }, connections)).toEqual(fails);
    },
  );
});
