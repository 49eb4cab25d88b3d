import { ScrollBox } from '@/components/ui/scroll-box';
import type { Outcome, RememberedPrediction } from '@/core/contracts/prediction-schema';
import type { Quantity } from '@/core/missions/predictions';
import { formatMs, formatNumber } from '@/core/shared/format-number';

const COLUMNS: readonly { quantity: Quantity; name: string; isTime: boolean }[] = [
  { quantity: 'answerMs', name: 'answer (p99)', isTime: true },
  { quantity: 'drainMs', name: 'last item', isTime: true },
  { quantity: 'peakDepth', name: 'deepest queue', isTime: false },
  { quantity: 'duplicates', name: 'duplicates', isTime: false },
];

function show(value: Outcome[Quantity] | undefined, isTime: boolean): string {
  if (value === null || value === undefined) return '–';
  if (value === 'infinite') return 'never';
  return isTime ? formatMs(value) : formatNumber(value);
}

/** What the learner expected of each scenario before the first run of it, and what that run showed. */
export function PredictionList({
  predictions,
  titles,
}: {
  predictions: RememberedPrediction[];
  titles: Record<string, string>;
}) {
  if (predictions.length === 0) return null;
  return (
    <section aria-label="Predictions" className="mt-10">
      <h2 className="mb-3 text-xl font-semibold">Predicted before the first run</h2>
      <ScrollBox label="Predicted and happened">
        <table className="w-full min-w-[40rem] border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-faint">
              <th className="py-2 pr-4 font-medium">Scenario</th>
              {COLUMNS.map(({ quantity, name }) => (
                <th key={quantity} className="py-2 pr-4 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {predictions.map(({ scenario, prediction, outcome }) => (
              <tr key={scenario} className="border-b border-line last:border-0">
                <th scope="row" className="py-2 pr-4 text-left font-medium">
                  {titles[scenario] ?? scenario}
                  {prediction === null && (
                    <span className="ml-2 text-xs font-normal text-ink-faint">skipped</span>
                  )}
                </th>
                {COLUMNS.map(({ quantity, isTime }) => (
                  <td key={quantity} className="num py-2 pr-4 text-right font-mono text-xs">
                    {prediction && `${show(prediction[quantity], isTime)} → `}
                    {show(outcome?.[quantity], isTime)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
