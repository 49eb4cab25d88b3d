import { describe, expect, test } from 'vitest';
import { flowOf, runLab } from '@/tests/support/lab';

describe('what outgrows the memory', () => {
  test('more items than can be kept count of exceed the budget instead of the memory', () => {
    const { run } = runLab({
      components: { client: ['client'], api: ['service'] },
      connections: [['client', 'api', 'sync']],
      flows: [{ to: 'api', items: 10_000_000, arrivals: { users: 100, thinkMs: 1 } }],
    });
    expect(run.status).toBe('budget-exceeded');
  });

  test('the items of all flows and targets together are kept count of, not each for itself', () => {
    const { run } = runLab({
      components: { client: ['client'], api: ['service'], other: ['service'] },
      connections: [['client', 'api', 'sync']],
      flows: ['f', 'g', 'h'].map((id) => ({
        id,
        to: ['api', 'other'],
        items: 10_000_000,
        arrivals: { at: [0] },
      })),
    });
    expect(run.status).toBe('budget-exceeded');
    expect(run.flows.map(({ items }) => items.offered)).toEqual([10_000_000, 10_000_000, 0]);
  });

  test('items that outgrow the memory while they are split are pending, not lost', () => {
    const { run } = runLab({
      components: { client: ['client'], api: ['service'], worker: ['worker'] },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'worker', 'async', { unit: 'item' }],
      ],
      flows: [{ to: 'worker', items: 2_500_000, arrivals: { at: [0] } }],
    });
    expect(run.status).toBe('budget-exceeded');
    expect(run.blamed).toBe('worker');
    expect(flowOf(run).items).toMatchObject({ pending: 2_500_000, lost: 0 });
  });

  test('a backlog that outgrows the memory exceeds the budget and names who held it', () => {
    const { run } = runLab({
      components: { client: ['client'], api: ['service'] },
      connections: [['client', 'api', 'sync']],
      physics: { api: { workMs: 1000 } },
      flows: [
        {
          to: 'api',
          arrivals: { perSecond: 100_000, poisson: false, fromMs: 0, toMs: 60_000 },
        },
      ],
    });
    expect(run.status).toBe('budget-exceeded');
    expect(run.blamed).toBe('api');
  }, 30_000);
});
