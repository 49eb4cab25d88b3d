import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildConnectionRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { tellsWhenDone } from './tells-when-done';

const parts = {
  admin: 'client',
  provider: 'external-api',
  mail: 'external-api',
  api: 'service',
  jobs: 'queue',
  maker: 'worker',
} as const;
const LINE = ['admin -> api', 'api ~> jobs', 'jobs ~> maker', 'maker -> provider'];

function missionWith(news?: string[]) {
  const mission = buildMission();
  return { ...mission, flows: mission.flows.map((flow) => ({ ...flow, news })) };
}

interface Heard {
  told: number;
  callbacks?: number;
  mails?: number;
  earlyMails?: number;
  gaveUp?: number;
  status?: 'ok' | 'budget-exceeded';
}

function judge(heard: Heard, connections = [...LINE, 'maker -> admin', 'maker -> mail']) {
  const diagram = buildDiagram(parts, connections);
  const { told, callbacks = 0, mails = 0, earlyMails = 0, gaveUp = 0, status = 'ok' } = heard;
  const flow = buildFlowRun({
    told,
    news: [
      { id: 'admin', told: callbacks, early: 0 },
      { id: 'mail', told: mails, early: earlyMails },
    ],
  });
  const runs = diagram.connections.map(({ id, to }) =>
    buildConnectionRun({ id, timedOut: to === 'provider' ? gaveUp : 0 }),
  );
  return tellsWhenDone.run(
    buildContext(
      diagram,
      [buildRun({ flows: [flow], connections: runs, status })],
      missionWith(['admin', 'mail']),
    ),
    { flow: 'mail', scenario: 'calm' },
  );
}

describe('tells-when-done', () => {
  it('passes two lanes that tell by two channels', () => {
    expect(judge({ told: 100, callbacks: 50, mails: 50 })).toMatchObject({
      passed: true,
      message: 'In “Calm” all 100 items were reported once they were done.',
    });
  });

  it('passes receipts before the news', () => {
    expect(judge({ told: 100, mails: 100, earlyMails: 100 }).passed).toBe(true);
  });

  it('fails when half of the items were told of twice and the others never', () => {
    expect(judge({ told: 50, callbacks: 50, mails: 50 })).toMatchObject({
      passed: false,
      message: 'In “Calm” only 50 of 100 items were reported once they were done.',
      figures: [{ name: 'told', value: 50, limit: 100 }],
    });
  });

  it('fails news that come too early, and says who heard them', () => {
    expect(judge({ told: 0, earlyMails: 100 }).message).toBe(
      'In “Calm” none of 100 items were reported once they were done. Mail heard of 100 items before they were done.',
    );
  });

  it('names the calls that were given up', () => {
    expect(judge({ told: 0, gaveUp: 1440 }).message).toBe(
      'In “Calm” none of 100 items were reported once they were done. Maker gave up on 1,440 calls to Provider after 30 s.',
    );
  });

  it('has one root in quiet and in troubled scenarios', () => {
    expect(judge({ told: 50 }).roots).toContain('untold mail');
  });

  it('fails when nobody is told', () => {
    expect(judge({ told: 0 }, LINE).message).toBe(
      'Nobody is told: no connection leads to Admin and Mail.',
    );
  });

  it('judges a run that was stopped only when everybody was told already', () => {
    expect(judge({ told: 99, status: 'budget-exceeded' })).toMatchObject({ judged: false });
    expect(judge({ told: 100, status: 'budget-exceeded' })).toMatchObject({ passed: true });
  });

  it('tells authors of a flow without news', () => {
    const params = { flow: 'mail', scenario: 'calm' };
    expect(tellsWhenDone.problem(missionWith(), params)).toBe(
      'the flow "mail" names no component under "news"',
    );
    expect(tellsWhenDone.problem(missionWith(['admin']), params)).toBeNull();
  });
});
