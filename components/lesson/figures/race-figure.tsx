'use client';

import { Pause, Play, RotateCcw } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { type Race, SHOWN_MS, STEP_MS } from '@/core/lessons/loop-and-queue';
import { formatMs } from '@/core/shared/format-number';
import { RaceLane } from './race-lane';
import { raceWords } from './race-words';
import { useRace } from './use-race';

/** The same campaign in a loop and through a queue, side by side, as two runs of the simulator that can be played. */
export function RaceFigure({ race }: { race: { loop: Race; queue: Race } }) {
  const place = useRef<HTMLDivElement>(null);
  const { at, playing, play, pause, seek } = useRace(place);
  const whole = Math.floor(at / STEP_MS) * STEP_MS;
  const over = at >= SHOWN_MS;
  const [Icon, word] = playing ? [Pause, 'Pause'] : over ? [RotateCcw, 'Run again'] : [Play, 'Run'];
  return (
    <div ref={place}>
      <div className="grid gap-6 sm:grid-cols-2 sm:gap-4">
        <RaceLane lane="loop" race={race.loop} at={at} playing={playing} />
        <RaceLane lane="queue" race={race.queue} at={at} playing={playing} />
      </div>
      <div className="mt-4 flex items-center gap-3 border-t border-line pt-4">
        <Button onClick={playing ? pause : play} className="min-h-11 w-32">
          <Icon size={16} aria-hidden="true" /> {word}
        </Button>
        <input
          type="range"
          aria-label="Time"
          aria-valuetext={formatMs(whole)}
          min={0}
          max={SHOWN_MS}
          step={STEP_MS}
          value={whole}
          onChange={(event) => seek(event.currentTarget.valueAsNumber)}
          className="h-11 min-w-0 flex-1 accent-[var(--accent)]"
        />
        <span className="num w-14 text-right text-sm text-ink-soft">{formatMs(whole)}</span>
      </div>
      <p className="mt-3 text-sm text-ink-soft">{raceWords(race)}</p>
    </div>
  );
}
