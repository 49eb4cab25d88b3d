'use client';

import { useEffect, useState } from 'react';
import { PlayerBar, PlayerExtras } from '@/components/canvas/run/player-bar';
import {
  componentMoment,
  createPlayerStore,
  instantOf,
  PlayerContext,
  usePlayer,
} from '@/components/canvas/run/player-store';
import { Cancelled, RunPool } from '@/components/canvas/run/run-pool';
import { PRACTICE_SEED } from '@/components/canvas/run/use-run';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { Notice } from '@/components/ui/notice';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { RunInstant } from '@/core/grading/run-instant';
import { formatMs, formatNumber } from '@/core/shared/format-number';

type Phase =
  | { kind: 'running'; share: number }
  | { kind: 'there' }
  | { kind: 'failed'; why: string };

const NO_LINKS: ReadonlySet<string> = new Set();

/** The drawing at the instant shown, with what each of its components does then. */
function Moment({ diagram, title }: { diagram: Diagram; title: string }) {
  const state = usePlayer((s) => s);
  const rows = diagram.components.flatMap(({ id, label }) => {
    const moment = componentMoment(state, id);
    return moment ? [{ id, label, moment }] : [];
  });
  const failing = rows.filter(({ moment }) => moment.errorsPerSecond > 0 || moment.down > 0);
  const marked = { components: new Set(failing.map(({ id }) => id)), connections: NO_LINKS };
  const shown = formatMs(Math.round(state.loaded?.snapshots.atMs[state.at] ?? 0));
  return (
    <>
      <div className="mt-3 rounded-sheet border border-line bg-sheet p-3">
        <LegibleFigure diagram={diagram} title={`${title} at ${shown}`} marked={marked} />
      </div>
      <ScrollBox label="What each component does at this instant" className="mt-3 overflow-x-auto">
        <table className="num w-full text-sm max-md:text-xs md:min-w-96">
          <caption className="sr-only">What each component does at {shown}</caption>
          <thead>
            <tr className="text-left text-ink-faint">
              <th scope="col" className="py-1 pr-3 font-normal">
                Component
              </th>
              <th scope="col" className="py-1 pr-3 text-right font-normal">
                Waiting
              </th>
              <th scope="col" className="py-1 pr-3 text-right font-normal">
                Busy
              </th>
              <th scope="col" className="py-1 pr-3 text-right font-normal">
                Errors/s
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                Down
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, label, moment }) => (
              <tr key={id} className="border-t border-line">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {label}
                </th>
                <td className="py-1 pr-3 text-right">{formatNumber(moment.depth)}</td>
                <td className="py-1 pr-3 text-right">
                  {moment.slots > 0
                    ? `${formatNumber(moment.busy)} of ${formatNumber(moment.slots)}`
                    : formatNumber(moment.busy)}
                </td>
                <td className="py-1 pr-3 text-right">{formatNumber(moment.errorsPerSecond)}</td>
                <td className="py-1 text-right">{formatNumber(moment.down)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** A run of a drawing, made in the browser, that opens at an instant and can be played on from there. */
export function RunReplay({
  mission,
  diagram,
  title,
  at,
}: {
  mission: Mission;
  diagram: Diagram;
  /** What is shown, for readers. */
  title: string;
  at: RunInstant;
}) {
  const [player] = useState(createPlayerStore);
  const [phase, setPhase] = useState<Phase>({ kind: 'running', share: 0 });
  const { scenario, ms } = at;
  useEffect(() => {
    const pool = new RunPool(
      () =>
        new Worker(new URL('../canvas/run/simulation.worker.ts', import.meta.url), {
          type: 'module',
        }),
      1,
    );
    setPhase({ kind: 'running', share: 0 });
    const request = { mission, diagram, scenarioId: scenario, seed: PRACTICE_SEED };
    pool
      .run({ kind: 'run', ...request }, ({ atMs, horizonMs }) =>
        setPhase({ kind: 'running', share: horizonMs > 0 ? atMs / horizonMs : 0 }),
      )
      .then(({ snapshots, events, faults }) => {
        player.getState().load({ snapshots, events, faults, diagram, mission });
        player.getState().seek(instantOf(snapshots.atMs, ms));
        setPhase({ kind: 'there' });
      })
      .catch((error: unknown) => {
        if (error instanceof Cancelled) return;
        setPhase({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
      });
    return () => pool.close();
  }, [mission, diagram, scenario, ms, player]);
  return (
    <section
      id="replay"
      aria-labelledby="replay-title"
      className="scroll-mt-4 border-t border-line py-6"
    >
      <h2 id="replay-title" className="text-lg font-semibold">
        {title}
      </h2>
      <p className="mt-1 max-w-[68ch] text-sm text-ink-soft">
        Your browser runs it with random numbers of its own, so single counts may differ a little
        from those of the report.
      </p>
      <PlayerContext value={player}>
        {phase.kind === 'running' && (
          <p className="num mt-3 text-sm" role="status">
            Running … {Math.round(phase.share * 100)} %
          </p>
        )}
        {phase.kind === 'failed' && <Notice kind="trouble">{phase.why}</Notice>}
        {phase.kind === 'there' && (
          <>
            <div className="mt-3 flex flex-col gap-1">
              <PlayerBar small />
              <PlayerExtras />
            </div>
            <Moment diagram={diagram} title={title} />
          </>
        )}
      </PlayerContext>
    </section>
  );
}
