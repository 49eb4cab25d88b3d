import { type Part, type RequestStep, waitingSpans } from '@/core/lessons/request-steps';
import { formatMs } from '@/core/shared/format-number';

interface Span {
  part: Part;
  fromMs: number;
  toMs: number;
}

/** Who stands still from when until when, on one axis of time with a mark at the step shown; `down` is when a part is dead. */
export function WaitingAxis({
  steps,
  parts,
  atMs,
  down,
}: {
  steps: readonly RequestStep[];
  /** The lines of the drawing, with their names. */
  parts: readonly { id: Part; title: string }[];
  atMs: number;
  down: Span | null;
}) {
  const totalMs = steps.at(-1)?.atMs ?? 1;
  const spans = waitingSpans(steps);
  const share = (ms: number) => `${(100 * Math.min(ms, totalMs)) / totalMs}%`;
  const place = ({ fromMs, toMs }: Span) => ({
    left: share(fromMs),
    width: `max(3px, calc(${share(toMs)} - ${share(fromMs)}))`,
  });
  return (
    <div aria-hidden="true" className="grid grid-cols-[6.25rem_1fr] gap-x-2 gap-y-1 text-xs">
      {parts.map(({ id, title }) => (
        <div key={id} className="contents">
          <span className="text-right leading-5 text-ink-soft">{title}</span>
          <span className="relative h-5 rounded-sm bg-sunk">
            {down?.part === id && (
              <span
                className="absolute inset-y-0 rounded-sm border-2 border-trouble bg-trouble-soft"
                style={place(down)}
              />
            )}
            {spans
              .filter(({ part }) => part === id)
              .map((span) => (
                <span
                  key={span.fromMs}
                  className="absolute inset-y-0 border-y-2 border-sync bg-sync-soft first:rounded-l-sm"
                  style={place(span)}
                />
              ))}
            <span
              className="absolute -inset-y-1 w-0.5 -translate-x-px bg-ink"
              style={{ left: share(atMs) }}
            />
          </span>
        </div>
      ))}
      <span />
      <span className="num flex justify-between font-mono text-ink-faint">
        <span>0</span>
        <span>{formatMs(totalMs)}</span>
      </span>
    </div>
  );
}
