import { ScrollBox } from '@/components/ui/scroll-box';
import { LEVELS } from '@/core/interview/round-report';
import type { Spread } from '@/core/interview/spread';
import { STEPS } from '@/core/interview/steps';
import { LEVEL_LOOKS } from './round-words';

/** How many of a class came to which level in each step of a round. */
export function SpreadTable({ spread }: { spread: Spread }) {
  const all = LEVELS.reduce((sum, level) => sum + (spread[0]?.levels[level] ?? 0), 0);
  if (all === 0) {
    return (
      <p className="text-sm text-ink-soft">
        How the class did in each step will stand here once a round is judged.
      </p>
    );
  }
  return (
    <ScrollBox label="Levels by step">
      <table className="w-full max-w-2xl text-left text-sm">
        <thead>
          <tr className="border-b border-line text-ink-faint">
            <th scope="col" className="py-2 pr-4 font-medium">
              Step
            </th>
            {LEVELS.map((level) => (
              <th key={level} scope="col" className="px-2 py-2 font-medium">
                {LEVEL_LOOKS[level].word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spread.map(({ step, levels }) => (
            <tr key={step} className="border-b border-line">
              <th scope="row" className="py-2 pr-4 font-normal">
                {STEPS.find(({ id }) => id === step)?.title}
              </th>
              {LEVELS.map((level) => (
                <td key={level} className="num px-2 py-2">
                  {levels[level] === 0 ? '–' : levels[level]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
