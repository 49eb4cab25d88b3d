import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildConnectionRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { sayFor } from './say';
import { UNANSWERED_WORDS, unansweredOf } from './unanswered';

const mission = buildMission();
const [flow] = mission.flows;
if (!flow) throw new Error('no flow');

/** Requests go to the API, which publishes; the mailer works behind the queue, and somebody else looks things up. */
const diagram = buildDiagram(
  {
    admin: 'client',
    shopper: 'client',
    api: 'service',
    jobs: 'queue',
    mailer: 'worker',
    lookup: 'service',
    provider: 'external-api',
  },
  ['admin -> api', 'api ~> jobs', 'jobs ~> mailer', 'mailer -> provider', 'shopper -> lookup'],
);

function words(failed: Record<string, number>): string {
  const run = buildRun({
    flows: [buildFlowRun({ requests: 100, accepted: 60, rejected: 40 })],
    connections: diagram.connections.map(({ id }) =>
      buildConnectionRun({ id, sent: 100, failed: failed[id] ?? 0 }),
    ),
  });
  const data = unansweredOf({ mission, diagram }, flow as NonNullable<typeof flow>, run, ['api']);
  return UNANSWERED_WORDS.unanswered(data, sayFor({ mission, diagram }));
}

describe('why requests got no good answer', () => {
  it('is the queue that refused what the service published, not what fails behind it or elsewhere', () => {
    expect(words({ c2: 40, c4: 900, c5: 5000 })).toBe(
      'Of 100 requests in “Calm” Api answered 40 with an error. Jobs refused 40 messages from Api.',
    );
  });

  it('is left open when nothing that the client waits for has failed', () => {
    expect(words({ c4: 900, c5: 5000 })).toBe(
      'Of 100 requests in “Calm” Api answered 40 with an error.',
    );
  });

  it('is how often a step was taken for one answer, when nothing failed', () => {
    const waits = buildDiagram({ admin: 'client', api: 'service', provider: 'external-api' }, [
      'admin -> api',
      'api -> provider',
    ]);
    const run = buildRun({
      flows: [buildFlowRun({ requests: 1, accepted: 0, timedOut: 1 })],
      connections: [
        buildConnectionRun({ id: 'c1', sent: 1 }),
        buildConnectionRun({ id: 'c2', sent: 143_692 }),
      ],
    });
    const context = { mission, diagram: waits };
    const data = unansweredOf(context, flow as NonNullable<typeof flow>, run, ['api']);
    expect(UNANSWERED_WORDS.unanswered(data, sayFor(context))).toMatch(
      /For one answer Api made 143,692 calls to Provider\.$/,
    );
  });

  it('says what was still open when the run ended', () => {
    const tell = (answers: { accepted: number; rejected?: number }) => {
      const run = buildRun({ flows: [buildFlowRun({ requests: 100, ...answers })] });
      const context = { mission, diagram };
      const data = unansweredOf(context, flow as NonNullable<typeof flow>, run, ['api']);
      return UNANSWERED_WORDS.unanswered(data, sayFor(context));
    };
    expect(tell({ accepted: 60 })).toBe(
      'Of 100 requests in “Calm” Api had not answered 40 by the end.',
    );
    expect(tell({ accepted: 60, rejected: 30 })).toBe(
      'Of 100 requests in “Calm” Api answered 30 with an error and had not answered 10 by the end.',
    );
  });
});
