import { contentHash } from './content-hash';

/**
 * A source of numbers in [0, 1) that depends on nothing but its seed: mulberry32 over a hash of the seed. For shuffles;
 * the simulation has its own.
 */
function seededRandom(seed: string): () => number {
  let state = Number.parseInt(contentHash(seed).slice(0, 8), 16);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A new array with the same entries in an order that depends only on the seed (Fisher and Yates). */
export function shuffled<T>(entries: readonly T[], seed: string): T[] {
  const random = seededRandom(seed);
  const result = [...entries];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
