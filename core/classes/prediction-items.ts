import type { PredictionItem } from '../contracts/item-line';
import { OutcomeSchema, PredictionSchema } from '../contracts/prediction-schema';
import { QUANTITIES } from '../missions/predictions';

const median = (sorted: readonly number[]) => {
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

type Row = Readonly<{ scenario: string; prediction: unknown; outcome: unknown }>;
type Quantity = (typeof QUANTITIES)[number];

/** A prediction further off than this is far off. */
const FAR = 2;

/** What was predicted of each quantity and then shown, where both are numbers above zero. */
function comparedOf(row: Row): { quantity: Quantity; said: number; shown: number }[] {
  const prediction = PredictionSchema.safeParse(row.prediction);
  const outcome = OutcomeSchema.safeParse(row.outcome);
  if (!prediction.success || !outcome.success) return [];
  return QUANTITIES.flatMap((quantity) => {
    const [said, shown] = [prediction.data[quantity], outcome.data[quantity]];
    if (typeof shown !== 'number' || said === null || said <= 0 || shown <= 0) return [];
    return [{ quantity, said, shown }];
  });
}

const factorOf = ({ said, shown }: { said: number; shown: number }) =>
  Math.max(said / shown, shown / said);

/** Those of these rows that were far off in a quantity of a scenario, each with what was said and shown. */
export function farPredictions<T extends Row>(
  rows: readonly T[],
  scenario: string,
  quantity: string,
): { row: T; said: number; shown: number }[] {
  return rows
    .filter((row) => row.scenario === scenario)
    .flatMap((row) =>
      comparedOf(row)
        .filter((one) => one.quantity === quantity && factorOf(one) > FAR)
        .map(({ said, shown }) => ({ row, said, shown })),
    );
}

/**
 * How far predictions were off, by scenario and quantity, those that were furthest off first. Only what was predicted and shown as a
 * number above zero counts: off by a factor is nothing that can be said of zero or of what never came.
 */
export function predictionItems(rows: readonly Row[]): PredictionItem[] {
  const factors = new Map<string, number[]>();
  for (const row of rows) {
    for (const one of comparedOf(row)) {
      const key = JSON.stringify([row.scenario, one.quantity]);
      factors.set(key, [...(factors.get(key) ?? []), factorOf(one)]);
    }
  }
  return [...factors]
    .map(([key, unsorted]) => {
      const [scenario, quantity] = JSON.parse(key) as [string, string];
      const sorted = unsorted.sort((a, b) => a - b);
      return {
        ...{ scenario, quantity, predictions: sorted.length, medianFactor: median(sorted) },
        far: sorted.filter((factor) => factor > FAR).length,
      };
    })
    .sort((a, b) => b.medianFactor - a.medianFactor);
}
