import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { isolatesPoison } from './isolates-poison';

const diagram = buildDiagram({ jobs: 'queue', send: 'worker' }, ['jobs ~> send']);

const judge = (items: object, poison: object | undefined = { flow: 'mail', item: 42 }) =>
  isolatesPoison.run(
    buildContext(
      diagram,
      [buildRun({ flows: [buildFlowRun({ items })] })],
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
      'The poisoned item is still on its way somewhere when the run ends: nothing has set it aside.',
    ],
    [
      { delivered: 42, pending: 58 },
      'The poisoned item held others back. After 60 s 42 of 100 items were delivered. Of the others: 58 still under way.',
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

  it('fails when the scenario has no poison for this flow', () => {
    expect(judge({}, { flow: 'other', item: 1 }).passed).toBe(false);
  });
});
