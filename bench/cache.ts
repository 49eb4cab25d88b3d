import { EntryStore, type Eviction } from '@/core/simulation/entry-store';
import { itemKeys } from '@/core/simulation/item-keys';

const ENTRIES = 1_000_000;
const ACCESSES = 4_000_000;

/** One access after another, by Zipf's law, to a cache that holds a million entries; ns each, best of three, and what it takes of memory. */
function measure(eviction: Eviction): { ns: number; mebibytes: number } {
  const keyOf = itemKeys({ count: ENTRIES, popularity: 'zipf' });
  const keys = Int32Array.from({ length: ACCESSES }, (_, item) => keyOf(item));
  globalThis.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  const store = new EntryStore(ENTRIES * 0.9, eviction, ENTRIES);
  for (let key = ENTRIES - 1; key >= 0; key--) store.put(key, 0, 0, 0, 0);
  let ns = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = process.cpuUsage().user;
    for (const key of keys) {
      const place = store.find(key);
      if (place < 0) store.put(key, run, 0, 0, 0);
      else store.touch(place);
    }
    ns = Math.min(ns, ((process.cpuUsage().user - start) * 1000) / ACCESSES);
  }
  const mebibytes = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  return { ns, mebibytes };
}

/** What an access to a large cache costs. To reach: 150 ns, 100 MB. */
export function benchCache(): void {
  for (const eviction of ['lru', 'fifo', 'lfu'] as const) {
    const { ns, mebibytes } = measure(eviction);
    // Later stores take the room that earlier ones have left.
    const room = eviction === 'lru' ? `, ${mebibytes.toFixed(0)} MiB (to reach: 95)` : '';
    console.log(
      `cache of a million entries, ${eviction}: ${ns.toFixed(0)} ns an access (to reach: 150)${room}`,
    );
  }
}
