import { costFrontier } from '@/core/progress/cost-frontier';
import { formatDollars } from '@/core/shared/format-number';
import { costAxis } from './cost-axis';

/** One of the reader's own graded tries, as the chart shows it. */
export interface PricedLine {
  id: string;
  passed: boolean;
  stars: number;
  dollars: number;
}

const stagesOf = ({ passed, stars }: PricedLine) => (passed ? stars + 1 : 0);

function rowName(stages: number): string {
  if (stages === 0) return 'not passed';
  if (stages === 1) return 'passed';
  return stages === 2 ? '1 star' : `${stages - 1} stars`;
}

/** What the chart says, in words: the cheapest design for every number of stars, and the budget. */
function inWords(tries: readonly PricedLine[], budget: number | null): string {
  const frontier = costFrontier(tries.map((one) => ({ ...one, stages: stagesOf(one) })));
  const limit = budget === null ? '' : ` The budget is ${formatDollars(budget)} a month.`;
  if (tries.length === 1) {
    const [only] = tries;
    if (!only) return '';
    return `Your one try costs ${formatDollars(only.dollars)} a month (${rowName(stagesOf(only))}).${limit} Hand in another, and you see what a star costs.`;
  }
  if (frontier.length === 0) return `None of your ${tries.length} tries has passed yet.${limit}`;
  const parts = frontier.map(
    ({ stages, dollars }) => `${rowName(stages)} for ${formatDollars(dollars)}`,
  );
  return `The cheapest of your ${tries.length} tries: ${parts.join(', ')} a month.${limit}`;
}

/**
 * What the reader's tries of a mission cost, against how far each came; the line joins those that no other try beats. The caption
 * says the same in words, and the list of submissions names every bill beside its link.
 */
export function CostChart({
  tries,
  budget,
  stages,
  current,
}: {
  /** Newest first. */
  tries: readonly PricedLine[];
  /** The mission's, US dollars a month; null when it has none. */
  budget: number | null;
  /** How many stages the mission has. */
  stages: number;
  /** The try whose report this is. */
  current: string;
}) {
  if (tries.length === 0) {
    return (
      <p className="text-sm text-ink-soft">
        None of your grades names a cost yet. Hand a design in, and it stands here by its bill and
        its stars.
      </p>
    );
  }
  const { most, ticks } = costAxis([...tries.map(({ dollars }) => dollars), budget ?? 0]);
  const left = (dollars: number) => (100 * dollars) / most;
  const top = (kept: number) => (100 * (stages - kept + 0.5)) / (stages + 1);
  const frontier = costFrontier(tries.map((one) => ({ ...one, stages: stagesOf(one) })));
  const steps = frontier.flatMap(({ dollars, stages: kept }, place) => {
    const before = frontier[place - 1];
    const corner = before ? [`${left(dollars)},${top(before.stages)}`] : [];
    return [...corner, `${left(dollars)},${top(kept)}`];
  });
  // Where dots lie on each other, the newer one is seen, and this one above all.
  const onTop = [...tries]
    .reverse()
    .sort((a, b) => Number(a.id === current) - Number(b.id === current));
  const best = new Set(frontier.map(({ id }) => id));
  return (
    <figure>
      <div aria-hidden="true" className="grid grid-cols-[auto_1fr] gap-x-2 text-xs text-ink-soft">
        <ul className="flex flex-col">
          {Array.from({ length: stages + 1 }, (_, row) => (
            <li key={rowName(stages - row)} className="flex h-12 items-center justify-end">
              {rowName(stages - row)}
            </li>
          ))}
        </ul>
        <div className="relative border-b border-l border-line-strong">
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {Array.from({ length: stages + 1 }, (_, row) => (
              <line
                key={rowName(row)}
                x1="0"
                x2="100"
                y1={top(row)}
                y2={top(row)}
                className="stroke-line"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {budget !== null && (
              <line
                x1={left(budget)}
                x2={left(budget)}
                y1="0"
                y2="100"
                strokeDasharray="4 4"
                className="stroke-ink-soft"
                vectorEffect="non-scaling-stroke"
              />
            )}
            <polyline
              points={steps.join(' ')}
              fill="none"
              strokeWidth="2"
              className="stroke-accent"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          {onTop.map((one) => (
            <span
              key={one.id}
              title={`${formatDollars(one.dollars)} a month, ${rowName(stagesOf(one))}`}
              style={{ left: `${left(one.dollars)}%`, top: `${top(stagesOf(one))}%` }}
              className={`absolute -translate-1/2 rounded-full border-2 ${
                best.has(one.id) ? 'border-accent bg-accent' : 'border-ink-soft bg-sheet'
              } ${one.id === current ? 'size-4' : 'size-2.5'}`}
            />
          ))}
        </div>
        <div />
        <ul className="num relative mt-1 h-5">
          {ticks.map((dollars) => (
            <li
              key={dollars}
              style={{ left: `${left(dollars)}%` }}
              className="absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0 last:-translate-x-full"
            >
              {formatDollars(dollars)}
            </li>
          ))}
        </ul>
      </div>
      <figcaption className="mt-3 text-sm text-ink-soft">
        <p>{inWords(tries, budget)}</p>
        <p className="mt-1 text-xs">
          Each dot is one of your tries; the large one is this. The line joins those that no other
          beats{budget === null ? '' : ', and the dashed line is the budget'}. Prices are modelled.
        </p>
      </figcaption>
    </figure>
  );
}
