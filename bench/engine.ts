// The benchmarks of the engine; started by bench/as-served.ts.
import { benchCache } from '@/bench/cache';
import { benchQueue } from '@/bench/mm10';
import { benchMemory, benchNewsletter, benchReach } from '@/bench/newsletter';
import { widenInlining } from '@/server/jobs/widen-inlining';

widenInlining();
const BENCHES: Record<string, () => void> = {
  cache: benchCache,
  mm10: benchQueue,
  newsletter: benchNewsletter,
  reach: benchReach,
  memory: benchMemory,
};

for (const name of process.argv.slice(2)) BENCHES[name]?.();
