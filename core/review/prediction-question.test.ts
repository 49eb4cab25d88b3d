import { describe, expect, it } from 'vitest';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { predictionQuestion } from './prediction-question';

const mission = { title: 'Mails', scenarios: [{ id: 'one', title: 'A calm day' }] };
const diagram = { format: 1 as const, components: [], connections: [], notes: [] };

function ask(predicted: number, duplicated: number) {
  const flow = {
    id: 'f',
    responseMs: { p99: 4 },
    lastDeliveryMs: 10,
    timedOut: 0,
    rejected: 0,
    items: { offered: 100, delivered: 100, duplicated },
  };
  return predictionQuestion({
    mission: mission as unknown as Mission,
    run: { id: 'one', flows: [flow], components: [] } as unknown as ScenarioRun,
    diagram,
    prediction: { answerMs: null, drainMs: null, peakDepth: null, duplicates: predicted },
    quantity: 'duplicates',
  });
}

describe('predictionQuestion', () => {
  it('offers what happened, what was expected, and figures of another size, each once', () => {
    const question = ask(1000, 42);
    expect(question?.options.map(({ text }) => text).sort()).toEqual(['1,000', '4', '42', '420']);
    expect(question?.options.filter(({ correct }) => correct).map(({ text }) => text)).toEqual([
      '42',
    ]);
    const expected = question?.options.find(({ text }) => text === '1,000');
    expect(expected?.explanation).toContain('you expected');
  });

  it('offers whole numbers of things that are counted', () => {
    for (const [predicted, actual] of [
      [0, 7],
      [42, 0],
      [3, 1],
      [9, 2],
    ] as const) {
      const texts = ask(predicted, actual)?.options.map(({ text }) => text) ?? [];
      expect(texts.length).toBeGreaterThan(1);
      expect(new Set(texts).size).toBe(texts.length);
      for (const text of texts) expect(text).toMatch(/^[\d,]+$/);
    }
  });

  it('is null when the prediction was close or was not made', () => {
    expect(ask(40, 42)).toBeNull();
    expect(ask(0, 0)).toBeNull();
  });
});
