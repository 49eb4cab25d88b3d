import type { StoryStep } from '@/core/contracts/story-step';
import { type Span, type SpanKind, storySpans } from '@/core/explanations/story-spans';
import { formatMs } from '@/core/shared/format-number';
import { stepWords, storyTime } from '@/core/simulation/story-words';

const LOOKS: Record<SpanKind, { word: string; look: string }> = {
  request: { word: 'waits for the answer', look: 'border border-ink-faint bg-sunk' },
  waiting: { word: 'waits in line', look: 'border border-[var(--pending)] bg-transparent' },
  work: { word: 'is worked on', look: 'bg-sync' },
  queue: { word: 'in the queue', look: 'bg-async' },
  backoff: { word: 'waits for another try', look: 'border border-dashed border-line-strong' },
};

function SpanRow({
  span,
  name,
  fromMs,
  allMs,
  onOpen,
}: {
  span: Span;
  name: (id: string) => string;
  fromMs: number;
  allMs: number;
  onOpen: () => void;
}) {
  const { word, look } = LOOKS[span.kind];
  const share = (ms: number) => `${(ms / allMs) * 100}%`;
  const took = formatMs(span.toMs - span.fromMs);
  return (
    <tr>
      <th scope="row" className="max-w-32 truncate py-0.5 pr-2 text-left font-medium">
        <button
          type="button"
          className="min-h-6 max-w-full truncate hover:underline max-md:min-h-11"
          onClick={onOpen}
        >
          {name(span.component)}
        </button>
      </th>
      <td className="pr-2 whitespace-nowrap text-ink-soft">
        {word}
        {span.trouble && <span className="text-trouble"> ✗ {span.trouble}</span>}
      </td>
      <td className="num pr-2 text-right font-mono whitespace-nowrap">{took}</td>
      <td className="w-full">
        <div aria-hidden="true" className="relative h-3">
          <div
            className={`absolute inset-y-0 min-w-0.5 rounded-sm ${span.trouble ? 'bg-trouble' : look}`}
            style={{ left: share(span.fromMs - fromMs), width: share(span.toMs - span.fromMs) }}
          />
        </div>
      </td>
    </tr>
  );
}

/** The spans of a story on one scale of time, and its steps as a list; a click goes to the moment. */
export function WaterfallBars({
  steps,
  client,
  place,
  name,
  onStep,
}: {
  steps: readonly StoryStep[];
  client: string;
  place: number;
  name: (id: string) => string;
  onStep: (index: number) => void;
}) {
  const spans = storySpans(steps, client);
  const fromMs = spans[0]?.fromMs ?? 0;
  const toMs = spans.reduce((end, span) => Math.max(end, span.toMs), fromMs);
  const allMs = Math.max(toMs - fromMs, 0.001);
  return (
    <>
      <table className="w-full border-collapse text-xs">
        <caption className="sr-only">Where the time went, from {storyTime(fromMs)} on</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Component</th>
            <th scope="col">What it does</th>
            <th scope="col">How long</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <SpanRow
              key={`${span.component} ${span.kind} ${span.fromMs} ${span.toMs}`}
              span={span}
              name={name}
              fromMs={fromMs}
              allMs={allMs}
              onOpen={() =>
                onStep(
                  Math.max(
                    0,
                    steps.findIndex(
                      (step) =>
                        step.atMs >= span.fromMs &&
                        'component' in step &&
                        step.component === span.component,
                    ),
                  ),
                )
              }
            />
          ))}
        </tbody>
      </table>
      <details className="text-xs">
        <summary className="py-1 max-md:min-h-11">All {steps.length} steps</summary>
        <ol className="flex flex-col">
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
            <li key={index}>
              <button
                type="button"
                aria-current={index === place ? 'step' : undefined}
                className="min-h-6 w-full rounded px-1 py-1 text-left hover:bg-sunk aria-[current=step]:bg-sunk aria-[current=step]:font-medium"
                onClick={() => onStep(index)}
              >
                <span className="num font-mono text-ink-faint">{storyTime(step.atMs)}</span>{' '}
                {stepWords(step, name)}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
