import Link from 'next/link';
import { LocalTime } from '@/components/ui/local-time';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { RoundReport } from '@/core/interview/round-report';
import { STEPS } from '@/core/interview/steps';
import { LEVEL_LOOKS } from './round-words';

export interface ListedRound {
  id: string;
  title: string;
  createdAt: string;
  report: RoundReport | null;
}

/** The own rounds side by side, newest first: a row per round, a column per step. */
export function RoundList({ rounds, here }: { rounds: readonly ListedRound[]; here?: string }) {
  return (
    <ScrollBox label="Your rounds">
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b border-line text-ink-faint">
            <th scope="col" className="py-2 pr-4 font-medium">
              Round
            </th>
            {STEPS.map(({ id, title }) => (
              <th key={id} scope="col" className="px-2 py-2 font-medium whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ id, title, createdAt, report }) => (
            <tr key={id} className="border-b border-line">
              <th scope="row" className="py-2 pr-4 font-normal">
                <Link
                  href={`/interview/${id}`}
                  aria-current={id === here ? 'page' : undefined}
                  className="text-accent underline underline-offset-2"
                >
                  {title}
                </Link>
                <LocalTime at={createdAt} className="num block text-xs text-ink-faint" />
              </th>
              {STEPS.map((step) => {
                const level = report?.rows.find((row) => row.step === step.id)?.level;
                return (
                  <td key={step.id} className="px-2 py-2 whitespace-nowrap">
                    {level ? `${LEVEL_LOOKS[level].sign} ${LEVEL_LOOKS[level].word}` : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
