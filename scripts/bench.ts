import { benchAlike } from '@/bench/alike';
import { runAsServed } from '@/bench/as-served';
import { benchBlockingTime } from '@/bench/blocking-time';
import { benchCanvas } from '@/bench/canvas';
import { benchClass } from '@/bench/class';
import { benchLightRequests } from '@/bench/light-requests';
import { benchPageScript } from '@/bench/page-script';
import { benchRegrade } from '@/bench/regrade';
import { benchReview } from '@/bench/review';
import { benchRounds } from '@/bench/rounds';

const BENCHES: Record<string, () => void | Promise<void>> = {
  newsletter: () => runAsServed('newsletter', 'memory', 'reach'),
  cache: () => runAsServed('cache'),
  mm10: () => runAsServed('mm10'),
  'page-script': benchPageScript,
  'blocking-time': benchBlockingTime,
  canvas: benchCanvas,
  class: benchClass,
  alike: benchAlike,
  regrade: benchRegrade,
  review: benchReview,
  'light-requests': benchLightRequests,
  rounds: benchRounds,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `no such benchmark: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`,
  );
  process.exit(2);
}
for (const name of chosen.length > 0 ? chosen : Object.keys(BENCHES)) await BENCHES[name]?.();
