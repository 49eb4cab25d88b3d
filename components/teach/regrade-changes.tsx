import Link from 'next/link';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { Outcome, RegradeChange, RegradeLine } from '@/core/contracts/regrade-line';
import { flipKind, flipPoints, flipReason } from '@/core/grading/flip-words';

type Titles = Readonly<Record<string, string>>;

/** What becomes of each promise, over all tries. */
export function ChangesByPromise({
  changes,
  scenarios,
}: {
  changes: RegradeChange[];
  scenarios: Titles;
}) {
  if (changes.length === 0) return null;
  return (
    <ScrollBox label="What changes, by promise">
      <table className="w-full min-w-[40rem] border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-faint">
            <th className="py-2 pr-4 font-medium">Promise</th>
            <th className="py-2 pr-4 font-medium">What becomes of it</th>
            <th className="py-2 pr-4 text-right font-medium">Points</th>
            <th className="py-2 text-right font-medium">Tries</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr
              key={`${change.check} ${change.kind} ${change.from} ${change.to} ${JSON.stringify(change.reason)}`}
              className="border-b border-line align-top last:border-0"
            >
              <th scope="row" className="py-2 pr-4 text-left font-medium">
                {change.promise}
              </th>
              <td className="py-2 pr-4">
                {flipKind(change.kind)}
                <span className="block text-ink-soft">{flipReason(change.reason, scenarios)}</span>
              </td>
              <td className="num py-2 pr-4 text-right">{flipPoints(change)}</td>
              <td className="num py-2 text-right">{change.tries}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const STATES: Partial<Record<RegradeLine['state'], string>> = {
  kept: 'keeps its grade, as none was to be lowered',
  stale: 'was graded otherwise meanwhile, and stays so',
  undone: 'has its earlier grade again',
};

const points = ({ earned, total }: Outcome) => `${earned} of ${total}`;

/** The tries whose grade differs, each with its verdicts and reasons. */
export function ChangedTries({
  lines,
  scenarios,
  classes,
}: {
  lines: RegradeLine[];
  scenarios: Titles;
  /** Whether the class is named. */
  classes: boolean;
}) {
  return (
    <ul className="max-w-3xl divide-y divide-line text-sm">
      {lines.map((line) => (
        <li key={line.submissionId} className="py-3">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Link
              href={`/teach/cohorts/${line.cohortId}/assignments/${line.assignmentId}/review/${line.submissionId}?show=all`}
              prefetch={false}
              className="font-medium text-accent underline underline-offset-2"
            >
              {line.name}
            </Link>
            {classes && <span className="text-ink-soft">{line.className}</span>}
            <span className="num">
              {points(line.before)}
              {line.after && ` → ${points(line.after)}`}
            </span>
            {line.lower && <span className="text-trouble">falls</span>}
            {line.byHand && <span className="text-ink-soft">points by hand stay</span>}
            {STATES[line.state] && <span className="text-ink-soft">{STATES[line.state]}</span>}
          </p>
          {line.problem && <p className="mt-1 text-ink-soft">{line.problem} Its grade stays.</p>}
          {line.flips.length > 0 && (
            <details className="mt-1">
              <summary className="cursor-pointer text-ink-soft">
                {line.flips.length === 1 ? '1 difference' : `${line.flips.length} differences`}
              </summary>
              <ul className="mt-1 space-y-2 border-l-2 border-line pl-3">
                {line.flips.map((flip) => (
                  <li key={flip.check}>
                    <span className="font-medium">{flip.promise}</span> {flipKind(flip.kind)} (
                    <span className="num">{flipPoints(flip)}</span>).
                    <span className="block text-ink-soft">{flip.message}</span>
                    <span className="block text-ink-soft">
                      {flipReason(flip.reason, scenarios)}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
