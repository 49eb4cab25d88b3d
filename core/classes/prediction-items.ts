import type { PredictionItem } from '../contracts/item-line';
import { OutcomeSchema, PredictionSchema } from '../contracts/prediction-schema';
import { QUANTITIES } from '../missions/predictions';

const median = (sorted: readonly number[]) => {
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/**
 * How far predictions were off, by scenario and quantity, those that were furthest off first. Only what was predicted and shown as a
 * number above zero counts: off by a factor is nothing that can be said of zero or of what never came.
 */
export function predictionItems(
  rows: readonly { scenario: string; prediction: unknown; outcome: unknown }[],
): PredictionItem[] {
  const factors = new Map<string, number[]>();
  for (const { scenario, ...row } of rows) {
    const prediction = PredictionSchema.safeParse(row.prediction);
    const outcome = OutcomeSchema.safeParse(row.outcome);
    if (!prediction.success || !outcome.success) continue;
    for (const quantity of QUANTITIES) {
      const [said, shown] = [prediction.data[quantity], outcome.data[quantity]];
      if (typeof shown !== 'number' || said === null || said <= 0 || shown <= 0) continue;
      const key = JSON.stringify([scenario, quantity]);
      factors.set(key, [...(factors.get(key) ?? []), Math.max(said / shown, shown / said)]);
    }
  }
  return [...factors]
    .map(([key, unsorted]) => {
      const [scenario, quantity] = JSON.parse(key) as [string, string];
      const sorted = unsorted.sort((a, b) => a - b);
      return {
        ...{ scenario, quantity, predictions: sorted.length, medianFactor: median(sorted) },
        far: sorted.filter((factor) => factor > 2).length,
      };
    })
    .sort((a, b) => b.medianFactor - a.medianFactor);
}
