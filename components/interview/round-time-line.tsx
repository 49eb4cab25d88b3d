'use client';

import { useMemo, useState } from 'react';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { Button } from '@/components/ui/button';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { RoundState } from '@/core/interview/round-state';
import { STEPS } from '@/core/interview/steps';
import { framesOf, type Stroke } from '@/core/interview/strokes';
import { clockWords } from './round-words';

interface Frame {
  at: number;
  diagram: Diagram;
  /** What is new or changed in it. */
  marked: { components: ReadonlySet<string>; connections: ReadonlySet<string> };
  words: string;
}

const idsOf = (parts: readonly { id: string }[] = []) => new Set(parts.map(({ id }) => id));

/** The board over the round: how each step found it, and after every save. */
function frames(state: RoundState, starts: Record<Stroke['step'], Diagram>): Frame[] {
  return (['draw', 'change'] as const).flatMap((step) => {
    const began = state.began[step];
    if (began === undefined) return [];
    const strokes = state.strokes.filter((stroke) => stroke.step === step);
    const title = STEPS.find(({ id }) => id === step)?.title ?? step;
    return framesOf(starts[step], strokes).map((diagram, index) => {
      const stroke = strokes[index - 1];
      const names = stroke?.put.components.map(({ label }) => `“${label}”`) ?? [];
      return {
        at: stroke?.at ?? began,
        diagram,
        marked: {
          components: idsOf(stroke?.put.components),
          connections: idsOf(stroke?.put.connections),
        },
        words:
          stroke === undefined
            ? `${title} begins.`
            : names.length > 0
              ? names.join(', ')
              : stroke.put.connections.length > 0
                ? 'Connections'
                : 'Something is taken away',
      };
    });
  });
}

/** How long each step took, side by side, and the board as it was at any moment of the round. */
export function RoundTimeLine({
  state,
  starts,
}: {
  state: RoundState;
  starts: Record<Stroke['step'], Diagram>;
}) {
  const all = useMemo(() => frames(state, starts), [state, starts]);
  const [at, setAt] = useState(Math.max(0, all.length - 1));
  const shown = all[at];
  const room = useMemo(() => all.map(({ diagram }) => diagram), [all]);
  const total = Math.max(1, state.endedMs ?? 1);
  const reached = STEPS.filter(({ id }) => state.began[id] !== undefined);
  const go = (to: number) => setAt(Math.max(0, Math.min(all.length - 1, to)));
  return (
    <section aria-labelledby="time-line" className="border-t border-line py-6">
      <h2 id="time-line" className="text-lg font-semibold">
        The round over time
      </h2>
      <ol className="mt-3 flex flex-col gap-1 text-sm" aria-label="Steps over time">
        {reached.map(({ id, title }, index) => {
          const began = state.began[id] ?? 0;
          const next = reached[index + 1];
          const ended = (next && state.began[next.id]) ?? total;
          return (
            <li key={id} className="grid grid-cols-[9rem_1fr] items-center gap-3">
              <span>
                {title} <span className="num text-ink-faint">{clockWords(began)}</span>
              </span>
              <span className="relative h-3 rounded-full bg-sunk" aria-hidden="true">
                <span
                  className="absolute inset-y-0 rounded-full bg-accent"
                  style={{
                    left: `${(began / total) * 100}%`,
                    width: `max(3px, ${((ended - began) / total) * 100}%)`,
                  }}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {shown ? (
        <div className="mt-5">
          <div className="flex flex-wrap items-center gap-3 text-sm">
            <Button className="max-md:min-h-11" disabled={at === 0} onClick={() => go(at - 1)}>
              Back
            </Button>
            <input
              type="range"
              aria-label="Moment of the round"
              aria-valuetext={`${clockWords(shown.at)}: ${shown.words}`}
              min={0}
              max={all.length - 1}
              value={at}
              onChange={(event) => go(Number(event.target.value))}
              className="min-h-9 min-w-40 flex-1 max-md:min-h-11"
            />
            <Button
              className="max-md:min-h-11"
              disabled={at === all.length - 1}
              onClick={() => go(at + 1)}
            >
              On
            </Button>
          </div>
          <p className="num mt-2 text-sm" aria-live="polite">
            <strong>{clockWords(shown.at)}</strong> {shown.words}
          </p>
          <div className="mt-2 rounded-sheet border border-line bg-sheet p-3">
            <LegibleFigure
              diagram={shown.diagram}
              title={`The board at ${clockWords(shown.at)}`}
              marked={shown.marked}
              room={room}
            />
          </div>
        </div>
      ) : (
        <p className="mt-3 text-sm text-ink-soft">Drawing was never begun.</p>
      )}
    </section>
  );
}
