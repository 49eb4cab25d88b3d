'use client';

import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatMs } from '@/core/shared/format-number';
import { instantOf, latestEvent, SPEEDS, usePlayer, usePlayerStore } from './player-store';
import { PlayerTrack } from './player-track';
import { usePlayerClock } from './use-player-clock';

const COLOURS = { good: 'text-good', trouble: 'text-trouble', plain: 'text-ink-soft' };

/** How fast the run is played. */
function SpeedSelect() {
  const store = usePlayerStore();
  const seconds = usePlayer((s) => s.seconds);
  return (
    <select
      aria-label="Speed"
      className="min-h-8 rounded border border-line-strong bg-sheet px-1 text-xs text-ink max-md:min-h-11"
      value={seconds}
      onChange={(change) => store.getState().setSeconds(Number(change.target.value))}
    >
      {SPEEDS.map((speed) => (
        <option key={speed.label} value={speed.seconds}>
          {speed.label}
        </option>
      ))}
    </select>
  );
}

/** What happened last before the instant shown. */
function LatestEvent() {
  const event = usePlayer(latestEvent);
  return (
    <p
      data-testid="player-event"
      className={`w-72 truncate text-xs max-lg:w-48 max-md:w-auto max-md:flex-1 max-md:whitespace-normal ${event ? COLOURS[event.tone] : 'text-ink-faint'}`}
      title={event?.text}
    >
      {event && (
        <>
          <span className="num">{formatMs(Math.round(event.atMs))}</span>: {event.text}
        </>
      )}
    </p>
  );
}

/** To what happened before the instant shown, and to what happens next. */
function EventButtons() {
  const store = usePlayerStore();
  const loaded = usePlayer((s) => s.loaded);
  const at = usePlayer((s) => s.at);
  if (!loaded || loaded.events.length === 0) return null;
  const { atMs } = loaded.snapshots;
  const places = loaded.events.map((event) => instantOf(atMs, event.atMs));
  const { pause, seek } = store.getState();
  const go = (to: number | undefined) => {
    if (to === undefined) return;
    pause();
    seek(to);
  };
  const before = places.findLast((place) => place < at);
  const after = places.find((place) => place > at);
  return (
    <>
      <Button
        look="quiet"
        className="shrink-0 px-1.5 max-md:size-11"
        aria-label="What happened before"
        data-tip="What happened before"
        aria-disabled={before === undefined}
        onClick={() => go(before)}
      >
        <SkipBack size={16} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        className="shrink-0 px-1.5 max-md:size-11"
        aria-label="What happens next"
        data-tip="What happens next"
        aria-disabled={after === undefined}
        onClick={() => go(after)}
      >
        <SkipForward size={16} aria-hidden="true" />
      </Button>
    </>
  );
}

/** What of the player has no room in one line of a phone. */
export function PlayerExtras() {
  return (
    <div className="flex items-center gap-1">
      <EventButtons />
      <SpeedSelect />
      <LatestEvent />
    </div>
  );
}

/** Play, pause, scrub and speed of the run on the canvas, its flags, and what happened last. */
export function PlayerBar({
  small = false,
}: {
  /** Without speed and words. */
  small?: boolean;
}) {
  const store = usePlayerStore();
  const loaded = usePlayer((s) => s.loaded);
  const at = usePlayer((s) => s.at);
  const playing = usePlayer((s) => s.playing);
  usePlayerClock();
  if (!loaded || loaded.snapshots.atMs.length < 2) return null;
  const time = formatMs(Math.round(loaded.snapshots.atMs[at] ?? 0));
  const { play, pause } = store.getState();
  return (
    <fieldset className={`flex min-w-0 items-center gap-2 ${small ? 'pl-1' : 'px-3'}`}>
      <legend className="sr-only">Player</legend>
      <Button
        look="quiet"
        className="shrink-0 max-md:size-11 max-md:px-0"
        aria-label={playing ? 'Pause' : 'Play the run'}
        data-tip={playing ? 'Pause' : 'Play the run on the canvas'}
        onClick={() => (playing ? pause() : play())}
      >
        {playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
      </Button>
      {!small && <EventButtons />}
      <PlayerTrack time={time} />
      <span className={`num text-right font-mono text-xs ${small ? '' : 'min-w-20'}`}>{time}</span>
      {!small && (
        <>
          <SpeedSelect />
          <LatestEvent />
        </>
      )}
    </fieldset>
  );
}
