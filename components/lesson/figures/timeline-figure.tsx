'use client';

import { timeline } from '@/core/lessons/queue-maths';
import { Slider } from './slider';
import { useUrlNumber } from './use-url-number';

function Bars({
  title,
  colour,
  dashed,
  calls,
  total,
}: {
  title: string;
  colour: string;
  dashed: boolean;
  calls: { sentAt: number; answeredAt: number }[];
  total: number;
}) {
  return (
    <div>
      <p className="text-sm font-medium" style={{ color: colour }}>
        {title}
      </p>
      <ul className="figure-list mt-1 flex flex-col gap-1">
        {calls.map((call) => (
          <li key={call.answeredAt} className="num flex items-center gap-3 font-mono text-xs">
            <span aria-hidden="true" className="relative h-5 flex-1 rounded-sm bg-sunk">
              <span
                className="absolute inset-y-0 rounded-sm border-2 bg-sheet"
                style={{
                  left: `${(call.sentAt / total) * 100}%`,
                  width: `${((call.answeredAt - call.sentAt) / total) * 100}%`,
                  borderColor: colour,
                  borderStyle: dashed ? 'dashed' : 'solid',
                }}
              />
            </span>
            <span className="w-[6.5rem] text-right whitespace-nowrap">
              {call.sentAt} s → {call.answeredAt} s
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Calls one after another against calls sent together: when each is answered, and how long the sender stands still. */
export function TimelineFigure() {
  const [calls, setCalls] = useUrlNumber('calls', 3, 1, 8);
  const [seconds, setSeconds] = useUrlNumber('seconds', 2, 1, 10);
  const inTurn = timeline(calls, seconds, false);
  const together = timeline(calls, seconds, true);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Slider label="Calls" unit="" value={calls} min={1} max={8} onChange={setCalls} />
        <Slider
          label="Each takes"
          unit="s"
          value={seconds}
          min={1}
          max={10}
          onChange={setSeconds}
        />
      </div>
      <Bars
        title={`One after the other: blocked for ${inTurn.blocked} s`}
        colour="var(--sync)"
        dashed={false}
        calls={inTurn.calls}
        total={inTurn.total}
      />
      <Bars
        title={`Sent together: blocked for ${together.blocked} s`}
        colour="var(--async)"
        dashed
        calls={together.calls}
        total={together.total}
      />
    </div>
  );
}
