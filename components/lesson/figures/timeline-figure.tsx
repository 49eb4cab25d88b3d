'use client';

import { type Timeline, timeline } from '@/core/lessons/timeline';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

const seconds = (value: number) => `${value}\u00a0s`;

/** One line of the drawing: a bar from one second to another on a scale of `total` seconds. */
function Bar({ from, to, total, look }: { from: number; to: number; total: number; look: string }) {
  return (
    <span aria-hidden="true" className="relative h-5 flex-1 rounded-sm bg-sunk">
      <span
        className={`absolute inset-y-0 rounded-sm border-2 ${look}`}
        style={{ left: `${(from / total) * 100}%`, width: `${((to - from) / total) * 100}%` }}
      />
    </span>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <li className="num flex items-center gap-2 font-mono text-xs">
      <span className="w-14 text-ink-soft">{name}</span>
      {children}
    </li>
  );
}

/** The calls of one way on a time line, and what the sender does meanwhile. */
function Lane({ run, title, total }: { run: Timeline; title: string; total: number }) {
  const waits = run.blocked > 0;
  const look = waits ? 'border-sync bg-sheet' : 'border-dashed border-async bg-sheet';
  const right = 'w-[5.5rem] shrink-0 text-right whitespace-nowrap';
  return (
    <div>
      <p className={`text-sm font-medium ${waits ? 'text-sync' : 'text-async'}`}>
        {title}: blocked for {seconds(run.blocked)}, all answered after {seconds(run.total)}
      </p>
      <ul className="figure-list mt-1 flex flex-col gap-1">
        <Row name="sender">
          <Bar
            from={0}
            to={run.total}
            total={total}
            look={waits ? 'border-sync bg-sync-soft' : 'border-line-strong bg-paper'}
          />
          <span className={right}>{waits ? 'stands still' : 'other work'}</span>
        </Row>
        {run.calls.map((call, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the calls have no other name than their number
          <Row key={i} name={`call ${i + 1}`}>
            <Bar from={call.sentAt} to={call.answeredAt} total={total} look={look} />
            <span className={right}>
              {call.sentAt} s → {call.answeredAt} s
            </span>
          </Row>
        ))}
      </ul>
    </div>
  );
}

/** Calls one after another against calls sent together: when each is answered, and what the sender does meanwhile. */
export function TimelineFigure() {
  const [calls, setCalls] = useUrlNumber('calls', 3, 1, 8);
  const [each, setEach] = useUrlNumber('seconds', 2, 1, 10);
  const [atOnce, setAtOnce] = useUrlNumber('at-once', 1, 1, 8);
  const inTurn = timeline(calls, each, atOnce, false);
  const together = timeline(calls, each, atOnce, true);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Slider label="Calls" unit="" value={calls} min={1} max={8} onChange={setCalls} />
        <Slider label="Each takes" unit="s" value={each} min={1} max={10} onChange={setEach} />
        <Slider
          label="Other side does"
          unit="at once"
          value={atOnce}
          min={1}
          max={8}
          onChange={setAtOnce}
        />
      </div>
      <div aria-live="polite" className="flex flex-col gap-4">
        <Lane run={inTurn} title="One after the other" total={inTurn.total} />
        <Lane run={together} title="Sent together" total={inTurn.total} />
      </div>
      <p className="text-xs text-ink-faint">
        Calculated. The room on the other side is of no use to a sender that asks one thing at a
        time.
      </p>
    </div>
  );
}
