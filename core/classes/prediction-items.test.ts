import { describe, expect, it } from 'vitest';
import { predictionItems } from './prediction-items';

const none = { answerMs: null, drainMs: null, peakDepth: null, duplicates: null };
const row = (answerMs: number, shown: number | 'infinite') => ({
  scenario: 'calm',
  prediction: { ...none, answerMs },
  outcome: { ...none, answerMs: shown },
});

describe('predictionItems', () => {
  it('tells by what factor the middle prediction was off, too high or too low alike', () => {
    expect(predictionItems([row(10, 30), row(60, 30), row(30, 30)])).toEqual([
      { scenario: 'calm', quantity: 'answerMs', predictions: 3, medianFactor: 2, far: 1 },
    ]);
  });

  it('leaves out what never came, zeros and what cannot be read', () => {
    const broken = { scenario: 'calm', prediction: 'much', outcome: null };
    expect(predictionItems([row(10, 'infinite'), row(0, 30), broken])).toEqual([]);
  });
});
