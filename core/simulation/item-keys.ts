import type { Flow } from '../contracts/mission-schema';

/** A number from 0 to 2³² that looks drawn, and is the same for an item in every run. */
function scattered(item: number): number {
  let x = Math.imul(item ^ (item >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Which of so many shards a key belongs to, from 0 up: by a hash, so that keys next to each other lie apart. */
export const shardOf = (key: number, shards: number): number => scattered(key + 1) % shards;

/**
 * What each item is about, by its number: a key from 0 up. It takes no draw of chance, so that a flow's luck is the same with and
 * without keys. By Zipf's law the key k comes in proportion to 1 / (k + 1).
 */
export function itemKeys({
  count,
  popularity,
}: NonNullable<Flow['keys']>): (item: number) => number {
  if (popularity === 'uniform') return (item) => scattered(item + 1) % count;
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let key = 0; key < count; key++) {
    sum += 1 / (key + 1);
    upTo[key] = sum;
  }
  // Where to begin: the first key of each of as many equal parts of the sum.
  const guide = new Int32Array(count + 1);
  for (let part = 0, key = 0; part <= count; part++) {
    while (key < count - 1 && upTo[key]! <= (part / count) * sum) key += 1;
    guide[part] = key;
  }
  return (item) => {
    const share = scattered(item + 1) / 2 ** 32;
    const wanted = share * sum;
    const part = Math.floor(share * count);
    // Rounding may put the border of a part a little to either side.
    let low = Math.max(0, guide[part]! - 1);
    let high = Math.min(count - 1, guide[part + 1]! + 1);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
