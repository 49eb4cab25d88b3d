'use client';

import { Pause, Play } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatMs } from '@/core/shared/format-number';
import { SPEEDS, usePlayer, usePlayerStore } from './player-store';
import { usePlayerClock } from './use-player-clock';

/** Play, pause, scrub and speed of the run on the canvas. */
export function PlayerBar() {
  const store = usePlayerStore();
  const loaded = usePlayer((s) => s.loaded);
  const at = usePlayer((s) => s.at);
  const playing = usePlayer((s) => s.playing);
  const seconds = usePlayer((s) => s.seconds);
  usePlayerClock();
  if (!loaded || loaded.snapshots.atMs.length < 2) return null;
  const { atMs } = loaded.snapshots;
  const time = formatMs(Math.round(atMs[at] ?? 0));
  const { play, pause, seek, setSeconds } = store.getState();
  return (
    <fieldset className="flex min-w-0 flex-1 basis-80 items-center gap-2">
      <legend className="sr-only">Player</legend>
      <Button
        look="quiet"
        aria-label={playing ? 'Pause' : 'Play the run'}
        title={playing ? 'Pause' : 'Play the run on the canvas'}
        onClick={() => (playing ? pause() : play())}
      >
        {playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
      </Button>
      <input
        type="range"
        aria-label="Instant of the run"
        aria-valuetext={time}
        className="h-6 min-w-24 flex-1 accent-[var(--accent)]"
        min={0}
        max={atMs.length - 1}
        value={at}
        onChange={(event) => {
          pause();
          seek(Number(event.target.value));
        }}
      />
      <span className="num min-w-20 text-right font-mono text-xs">{time}</span>
      <label className="flex items-center gap-1 text-xs text-ink-faint">
        <span className="sr-only">Speed</span>
        <select
          className="min-h-8 rounded border border-line-strong bg-sheet px-1 text-ink"
          value={seconds}
          onChange={(event) => setSeconds(Number(event.target.value))}
        >
          {SPEEDS.map((speed) => (
            <option key={speed.label} value={speed.seconds}>
              {speed.label}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
