'use client';

import { formatMs } from '@/core/shared/format-number';
import { instantOf, usePlayer, usePlayerStore } from './player-store';

const COLOURS = { good: 'bg-good', trouble: 'bg-trouble', plain: 'bg-ink-faint' };

/** The time line of the run: a slider, with a flag for everything that happened and the times of faults shaded. */
export function PlayerTrack({ time }: { time: string }) {
  const store = usePlayerStore();
  const loaded = usePlayer((s) => s.loaded);
  const at = usePlayer((s) => s.at);
  if (!loaded) return null;
  const { atMs } = loaded.snapshots;
  const { pause, seek } = store.getState();
  const last = atMs.length - 1;
  const place = (ms: number) => `${(instantOf(atMs, ms) / Math.max(1, last)) * 100}%`;
  return (
    <div className="relative h-9 min-w-24 flex-1 max-md:h-11">
      {/* The thumb of a range ends within its track; so do the flags. */}
      <div className="absolute inset-x-2 inset-y-0">
        {loaded.faults.map(({ fromMs, toMs, text }) => (
          <div
            key={`${fromMs} ${text}`}
            title={text}
            className="absolute inset-y-1 rounded-sm bg-trouble-soft"
            style={{ left: place(fromMs), right: `calc(100% - ${place(toMs)})` }}
          />
        ))}
        {loaded.events.map((event) => (
          <div
            key={`${event.atMs} ${event.text}`}
            aria-hidden="true"
            title={`${formatMs(Math.round(event.atMs))}: ${event.text}`}
            data-flag={event.tone}
            className="absolute top-0 z-10 -ml-2 flex h-4 w-4 cursor-pointer justify-center"
            style={{ left: place(event.atMs) }}
            onClick={() => {
              pause();
              seek(instantOf(atMs, event.atMs));
            }}
          >
            <span
              className={`h-3 w-2 rounded-t-sm ${COLOURS[event.tone]} [clip-path:polygon(0_0,100%_0,100%_65%,50%_100%,0_65%)]`}
            />
          </div>
        ))}
      </div>
      <ul aria-label="What happens in the run" className="sr-only">
        {loaded.events.map((event) => (
          <li key={`${event.atMs} ${event.text}`}>
            {formatMs(Math.round(event.atMs))}: {event.text}
          </li>
        ))}
      </ul>
      <input
        type="range"
        aria-label="Instant of the run"
        aria-valuetext={time}
        className="absolute inset-x-0 bottom-0 h-6 w-full accent-[var(--accent)]"
        min={0}
        max={last}
        value={at}
        onChange={(event) => {
          pause();
          seek(Number(event.target.value));
        }}
      />
    </div>
  );
}
