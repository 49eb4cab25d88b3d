import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { ConnectionRun, FlowRun } from '@/core/contracts/scenario-run';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildConnectionRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { isolatesPoison } from './isolates-poison';

const diagram = buildDiagram({ jobs: 'queue', send: 'worker' }, ['jobs ~> send']);

const judge = (
  items: object,
  poison: object | undefined = { flow: 'mail', item: 42 },
  poisoned: FlowRun['poisoned'] = null,
  made: { diagram: Diagram; connections: ConnectionRun[] } = { diagram, connections: [] },
) =>
  isolatesPoison.run(
    buildContext(
      made.diagram,
      [buildRun({ flows: [buildFlowRun({ items, poisoned })], connections: made.connections })],
      buildMission({ scenarios: [{ id: 'calm', title: 'Calm', horizonMs: 60_000, poison }] }),
    ),
    { flow: 'mail', scenario: 'calm' },
  );

describe('isolates-poison', () => {
  it('passes when the poison is set aside and all others arrive', () => {
    expect(judge({ delivered: 99, deadLettered: 1 })).toMatchObject({
      passed: true,
      message: 'The poisoned item was set aside; the other 99 items were delivered.',
      components: ['jobs'],
    });
  });

  it.each([
    [
      { delivered: 99, lost: 1 },
      'The poisoned item was given up and is gone: no dead-letter queue kept it.',
    ],
    [
      { delivered: 99, pending: 1 },
      'After 60 s the poisoned item was still being tried: nothing had set it aside.',
    ],
    [
      { delivered: 42, pending: 58 },
      'The poisoned item held others back. After 60 s, 42 of 100 items were delivered. Of the others: 58 still under way.',
    ],
    [
      { delivered: 98, deadLettered: 2 },
      'The poisoned item held others back. 98 of 100 items were delivered. Of the others: 2 in a dead-letter queue.',
    ],
    [
      { delivered: 0, refused: 100 },
      'No items were delivered in “Calm”, so there was nothing to keep the poison from.',
    ],
    [{ delivered: 100 }, 'The poisoned item did not end in a dead-letter queue.'],
  ])('fails %j', (items, message) => {
    expect(judge(items)).toMatchObject({ passed: false, message });
  });

  it('says how often the item was tried, and when it is tried next', () => {
    const copy = { queue: 'jobs', receives: 17, maxReceives: 20, nextMs: 7_860_000 };
    expect(judge({ delivered: 99, pending: 1 }, undefined, copy).message).toBe(
      'After 60 s the poisoned item had been tried 17 of 20 times in Jobs. The next try is at 2 h 11 min. Fewer receives set it aside sooner.',
    );
  });

  it('advises no fewer receives for a queue that nothing takes from', () => {
    const copy = { queue: 'audit', receives: 0, maxReceives: 5, nextMs: null };
    const spare = buildDiagram({ audit: 'queue', jobs: 'queue', send: 'worker' }, ['jobs ~> send']);
    expect(
      judge({ delivered: 99, pending: 1 }, undefined, copy, { diagram: spare, connections: [] })
        .message,
    ).toBe('Nothing takes messages from Audit, so the poisoned item was still in it after 60 s.');
  });

  it('names who took the item from a dead-letter queue and kept it nowhere', () => {
    const reading = buildDiagram(
      { jobs: 'queue', send: 'worker', dead: 'queue', reader: 'worker' },
      ['jobs ~> send', 'jobs ~> dead', 'dead ~> reader'],
    );
    const connections = [buildConnectionRun({ id: 'c3', sent: 1 })];
    expect(
      judge({ delivered: 99, lost: 1 }, undefined, null, { diagram: reading, connections }).message,
    ).toBe('The poisoned item is gone: Reader took it from Dead and kept it nowhere.');
  });

  it('fails when the scenario has no poison for this flow', () => {
    expect(judge({}, { flow: 'other', item: 1 }).passed).toBe(false);
  });
});
