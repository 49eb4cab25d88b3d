import { describe, expect, test } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { simulate } from '@/core/simulation/simulate';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';

const mission = newsletterMission();

function run(scenarioId: string, diagram = newsletterDiagram()): ScenarioRun {
  return simulate({ mission, diagram, scenarioId, seed: 'test' }).run;
}

function campaign(result: ScenarioRun) {
  const flow = result.flows[0];
  if (flow === undefined) throw new Error('the mission has one flow');
  return flow;
}

/** A tenth of the campaign, the outage from the thirtieth second on. */
function outage(diagram: Diagram) {
  const little = newsletterMission(100_000);
  const scenarios = little.scenarios.map((scenario) => ({
    ...scenario,
    faults: scenario.faults.map((fault) => ({ ...fault, at: 30_000 })),
  }));
  const { run: result } = simulate({
    mission: { ...little, scenarios },
    diagram,
    scenarioId: 'provider-down',
    seed: 'test',
  });
  return { flow: campaign(result) };
}

describe('the newsletter', () => {
  test('reaches a million readers in about 652 seconds with about 3 million events', () => {
    const result = run('send-one');
    const flow = campaign(result);
    expect(result.status).toBe('ok');
    expect(flow.items.delivered).toBe(1_000_000);
    expect(flow.lastDeliveryMs).toBeGreaterThan(640_000);
    expect(flow.lastDeliveryMs).toBeLessThan(665_000);
    expect(flow.responseMs.p99).toBe(3);
    expect(result.events).toBeLessThan(3_100_000);
    const mails = result.components.find((component) => component.id === 'mails');
    expect(mails?.peakDepth).toBeGreaterThan(750_000);
    expect(mails?.peakDepth).toBeLessThan(900_000);
  });

  test('survives half an hour without the provider when messages may be received often enough', () => {
    const { flow } = outage(newsletterDiagram({}, { maxReceives: 40 }));
    expect(flow.items.delivered).toBe(100_000);
    expect(flow.lastDeliveryMs).toBeGreaterThan(1_830_000);
  });

  test('buries mails in the outage when a message is received five times at most', () => {
    const { flow } = outage(newsletterDiagram({}, { maxReceives: 5 }));
    expect(flow.items.deadLettered).toBeGreaterThan(50_000);
  });

  test('makes no duplicates in the crash when senders are idempotent', () => {
    const flow = campaign(run('worker-crash'));
    expect(flow.items.delivered).toBe(1_000_000);
    expect(flow.items.duplicated).toBe(0);
  });

  test('makes 15 to 90 duplicates in the crash without idempotency', () => {
    const { items } = campaign(run('worker-crash', newsletterDiagram({ idempotent: false })));
    expect(items.duplicated).toBeGreaterThanOrEqual(15);
    expect(items.duplicated).toBeLessThanOrEqual(90);
  });

  test('loses 4 to 19 mails in the crash when messages are acknowledged before the work', () => {
    const { items } = campaign(run('worker-crash', newsletterDiagram({ ack: 'before' })));
    expect(items.lost).toBeGreaterThanOrEqual(4);
    expect(items.lost).toBeLessThanOrEqual(19);
  });

  test('buries exactly the poisoned item', () => {
    const { items } = campaign(run('poison'));
    expect(items).toMatchObject({ delivered: 999_999, deadLettered: 1, lost: 0, pending: 0 });
  });

  test('has about 69 % of its calls rejected by the provider with 40 × 5 unlimited senders', () => {
    const unlimited = newsletterDiagram({ replicas: 40, rateLimitPerSecond: null });
    const flow = campaign(run('send-one', unlimited));
    const rejected = flow.targets[0]?.rejected ?? 0;
    expect(rejected / (rejected + 1_000_000)).toBeGreaterThan(0.66);
    expect(rejected / (rejected + 1_000_000)).toBeLessThan(0.72);
  });

  test('takes far longer than 15 minutes with ten slots', () => {
    const flow = campaign(run('send-one', newsletterDiagram({ replicas: 2 })));
    expect(flow.lastDeliveryMs).toBeGreaterThan(900_000);
  });
});
