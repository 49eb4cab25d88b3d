import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildComponentRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { deliversAll } from './delivers-all';

const diagram = buildDiagram({ admin: 'client', provider: 'external-api' }, []);

const judge = (items: Parameters<typeof buildFlowRun>[0], run = {}) =>
  deliversAll.run(buildContext(diagram, [buildRun({ flows: [buildFlowRun(items)], ...run })]), {
    flow: 'mail',
    scenario: 'calm',
  });

describe('delivers-all', () => {
  it('passes when every item was delivered, duplicates or not', () => {
    const verdict = judge({ items: { duplicated: 3 } });
    expect(verdict).toMatchObject({ passed: true, message: 'All 100 items were delivered.' });
    expect(verdict.figures).toEqual([{ name: 'delivered', value: 100, unit: 'items', limit: 100 }]);
  });

  it.each([
    [
      { delivered: 60, pending: 40 },
      'After 60 s, 60 of 100 items were delivered. Of the others: 40 still under way.',
    ],
    [
      { delivered: 0, pending: 100 },
      'After 60 s, none of 100 items were delivered. Of the others: 100 still under way.',
    ],
    [
      { delivered: 99, deadLettered: 1 },
      '99 of 100 items were delivered. Of the others: 1 in a dead-letter queue.',
    ],
    [
      { delivered: 90, lost: 4, refused: 6 },
      '90 of 100 items were delivered. Of the others: 4 lost and 6 refused.',
    ],
    [{ offered: 0, delivered: 0 }, 'There was nothing to deliver.'],
  ])('fails %j', (items, message) => {
    expect(judge({ items })).toMatchObject({ passed: false, message });
  });

  it('names who was down when the items were refused', () => {
    const components = [
      buildComponentRun({ id: 'admin', unavailable: 2 }),
      buildComponentRun({ id: 'provider', unavailable: 40 }),
    ];
    expect(judge({ items: { delivered: 60, refused: 40 } }, { components }).message).toBe(
      '60 of 100 items were delivered. Of the others: 40 refused. 40 calls came while Provider was down.',
    );
    expect(judge({ items: { delivered: 60, lost: 40 } }, { components }).message).toBe(
      '60 of 100 items were delivered. Of the others: 40 lost.',
    );
  });

  it('asks for the story of an item that did not arrive, what is gone for good first', () => {
    const verdict = judge({ items: { delivered: 99, lost: 1 } });
    expect(verdict.counterexample).toEqual([
      'calm: lost or deadLettered or refused or pending of mail',
    ]);
    expect(judge({}).counterexample).toBeNull();
  });

  it('names who used up the budget', () => {
    const run = { status: 'budget-exceeded', events: 20_000_000, blamed: 'provider' };
    expect(judge({ items: { delivered: 10, pending: 90 } }, run).message).toBe(
      'Not judged: so much went on that the run was stopped before its end, most of it at Provider. Look for work there that is done again and again.',
    );
    expect(judge({}, run).passed).toBe(true);
    // What is lost stays lost.
    expect(judge({ items: { delivered: 10, pending: 80, lost: 10 } }, run)).toMatchObject({
      judged: true,
      message: '10 of 100 items were delivered. Of the others: 80 still under way and 10 lost.',
    });
    expect(judge({ requests: 0 }, run).passed).toBe(false);
  });
});
