import type { RegradeEstimate } from '@/core/contracts/regrade-line';
import { formatMs } from '@/core/shared/format-number';

const tries = (count: number) => (count === 1 ? '1 try' : `${count} tries`);

/** What grading anew would take, before anything is done. */
export function EstimateList({ estimate }: { estimate: RegradeEstimate }) {
  const { total, leftOut, byLevel, processorMs, measured } = estimate;
  const { none, judged, simulated } = byLevel;
  return (
    <>
      <ul className="list-disc space-y-1 pl-5 text-sm">
        <li>{total === 1 ? '1 graded try counts.' : `${total} graded tries count.`}</li>
        {none > 0 && (
          <li>{tries(none)}: nothing but words has changed since, so there is nothing to do.</li>
        )}
        {judged > 0 && (
          <li>
            {tries(judged)}: checks or points have changed. They are judged again from the runs that
            are stored, and simulated where a run is missing.
          </li>
        )}
        {simulated > 0 && (
          <li>
            {tries(simulated)}: what happens in a run has changed, or the rules of then were not
            kept. They are simulated.
          </li>
        )}
        {leftOut > 0 && (
          <li>
            {tries(leftOut)}: handed in to another class too, which is over or not yours. Left out.
          </li>
        )}
      </ul>
      {judged + simulated > 0 && (
        <p className="mt-3 max-w-prose text-sm text-ink-soft">
          It takes about <span className="num">{formatMs(Math.max(1_000, processorMs))}</span> of
          one processor at most
          {measured ? ', going by the last ones here' : ', going by a slow machine'}. What is handed
          in meanwhile is graded first, so it may take longer by the clock.
        </p>
      )}
    </>
  );
}
