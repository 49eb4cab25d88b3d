import Link from 'next/link';
import { ScrollBox } from '@/components/ui/scroll-box';
import {
  type CheckItem,
  type PredictionItem,
  type SamePair,
  SMALL_GROUP,
} from '@/core/contracts/item-line';
import { Empty } from './empty';

const percent = ({ kept, tries }: { kept: number; tries: number }) =>
  tries === 0 ? '–' : `${Math.round((100 * kept) / tries)} %`;

/** How a class keeps each promise of a mission, try by try. */
export function CheckItems({
  checks,
  here,
  review,
}: {
  checks: CheckItem[];
  here: string;
  review: string;
}) {
  const counted = checks[0]?.counted ?? 0;
  if (counted === 0) return <Empty>Nothing has been graded by the rules of today yet.</Empty>;
  return (
    <>
      <p className="mb-3 max-w-prose text-sm text-ink-soft">
        Each figure: tries that keep the promise ÷ graded tries with that number, of everybody who
        handed in so many. Fewer people hand in again, so later columns are of other people.
        {counted < SMALL_GROUP &&
          ` Only ${counted} ${counted === 1 ? 'try counts' : 'tries count'} here: a small group, in which one design moves every figure.`}
      </p>
      <ScrollBox label="Promises, try by try">
        <table className="w-full min-w-[34rem] border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-faint">
              <th className="py-2 pr-4 font-medium">Promise</th>
              {['1st try', '2nd', '3rd', '4th and on'].map((title) => (
                <th key={title} className="py-2 pr-4 text-right font-medium whitespace-nowrap">
                  {title}
                </th>
              ))}
              <th className="py-2 text-right font-medium whitespace-nowrap">Break it now</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={check.id} className="border-b border-line align-top last:border-0">
                <th
                  scope="row"
                  className="max-w-48 min-w-48 py-2 pr-4 text-left font-medium break-words sm:max-w-md"
                >
                  {check.promise}
                  {check.commonest && (
                    <span className="mt-1 block font-normal text-ink-soft">
                      Most often ({check.commonest.tries}):{' '}
                      <Link
                        href={`${review}/${check.commonest.submissionId}?show=all`}
                        prefetch={false}
                        className="text-accent underline underline-offset-2"
                      >
                        {check.commonest.message}
                      </Link>
                    </span>
                  )}
                </th>
                {check.byTry.map((one, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are numbered
                  <td key={index} className="num py-2 pr-4 text-right whitespace-nowrap">
                    {one.kept < one.tries ? (
                      <Link
                        href={`${here}?check=${encodeURIComponent(check.id)}&try=${index + 1}#behind`}
                        prefetch={false}
                        aria-label={`${percent(one)} keep it at try ${index + 1}: who does not, of ${check.promise}`}
                        className="text-accent underline underline-offset-2"
                      >
                        {percent(one)}
                      </Link>
                    ) : (
                      percent(one)
                    )}
                    <span className="block text-xs text-ink-faint">
                      {one.tries > 0 && `of ${one.tries}`}
                    </span>
                  </td>
                ))}
                <td className="num py-2 text-right">
                  {check.kept < check.counted ? (
                    <Link
                      href={`${here}?check=${encodeURIComponent(check.id)}#behind`}
                      prefetch={false}
                      aria-label={`${check.counted - check.kept} break it now: ${check.promise}`}
                      className="text-accent underline underline-offset-2"
                    >
                      {check.counted - check.kept}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

const QUANTITIES: Record<string, string> = {
  answerMs: 'time of the answer (p99)',
  drainMs: 'time until the last is delivered',
  peakDepth: 'most messages in one queue',
  duplicates: 'delivered again',
};

/** How far off a class was with what it predicted. */
export function PredictionItems({
  items,
  scenarios,
  here,
}: {
  items: PredictionItem[];
  here: string;
  scenarios: Readonly<Record<string, string>>;
}) {
  if (items.length === 0) return <Empty>No one has predicted a figure of this mission yet.</Empty>;
  return (
    <>
      <p className="mb-3 max-w-prose text-sm text-ink-soft">
        Off by: the larger ÷ the smaller of what was predicted and what the first run showed, the
        median of the class. 1 is exact. Far off: more than twice, or less than half.
      </p>
      <ul className="max-w-3xl divide-y divide-line text-sm">
        {items.map(({ scenario, quantity, predictions, medianFactor, far }) => (
          <li key={`${scenario} ${quantity}`} className="flex flex-wrap gap-x-4 py-2">
            <span className="min-w-48 flex-1 font-medium">
              {scenarios[scenario] ?? scenario}: {QUANTITIES[quantity] ?? quantity}
            </span>
            <span className="num">off by {medianFactor.toFixed(1)} ×</span>
            <span className="num text-ink-soft">
              {far > 0 ? (
                <Link
                  href={`${here}?predicted=${encodeURIComponent(`${scenario} ${quantity}`)}#behind`}
                  prefetch={false}
                  className="text-accent underline underline-offset-2"
                >
                  {far} of {predictions} far off
                </Link>
              ) : (
                `0 of ${predictions} far off`
              )}
              {predictions < SMALL_GROUP && ', small group'}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Pairs of equal designs that show no drawing of their own: a hint, never a verdict. */
export function SamePairs({ pairs, review }: { pairs: SamePair[]; review: string }) {
  if (pairs.length === 0) return <Empty>No two counted designs are equal in this way.</Empty>;
  const link = ({ submissionId, name }: SamePair['first']) => (
    <Link
      href={`${review}/${submissionId}?show=all`}
      prefetch={false}
      className="text-accent underline underline-offset-2"
    >
      {name}
    </Link>
  );
  return (
    <ul className="max-w-3xl divide-y divide-line text-sm">
      {pairs.map((pair) => (
        <li key={`${pair.first.submissionId} ${pair.second.submissionId}`} className="py-2">
          {link(pair.first)} and {link(pair.second)}
          <span className="ml-3 text-ink-soft">
            {pair.why === 'same-log'
              ? 'the same steps of drawing'
              : 'how it was drawn is not known of one of them at least'}
          </span>
        </li>
      ))}
    </ul>
  );
}
