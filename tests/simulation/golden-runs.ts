import fc from 'fast-check';
import { hashText } from '@/core/simulation/random';
import { simulate } from '@/core/simulation/simulate';
import { architecture } from '@/tests/support/architectures';
import { queueArchitecture } from '@/tests/support/queue-architectures';

/** A hash of the bytes of 200 runs, folded and not: the same on every machine and in every browser. */
export function goldenHash(): number {
  const inputs = [
    ...fc.sample(architecture, { numRuns: 100, seed: 2026 }),
    ...fc.sample(queueArchitecture, { numRuns: 100, seed: 2026 }),
  ];
  const runs = inputs.flatMap((input) =>
    [true, false].map((fold) => JSON.stringify(simulate({ ...input, fold }).run)),
  );
  return hashText(runs.join('\n'));
}

(globalThis as { goldenHash?: number }).goldenHash = goldenHash();
