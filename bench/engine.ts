// The benchmarks of the engine; started by bench/as-served.ts.
import { benchQueue } from '@/bench/mm10';
import { benchNewsletter } from '@/bench/newsletter';
import { widenInlining } from '@/server/jobs/widen-inlining';

widenInlining();
if (process.argv[2] === 'mm10') benchQueue();
else benchNewsletter();
