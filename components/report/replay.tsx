'use client';

import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { Button } from '@/components/ui/button';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Command } from '@/core/diagram/commands';
import { replayGrowth } from '@/core/diagram/growth';
import { stepInWords, touchedBy } from './replay-words';

const SPEEDS = [
  { label: '½×', ms: 2000 },
  { label: '1×', ms: 1000 },
  { label: '2×', ms: 500 },
  { label: '4×', ms: 250 },
];

/** Moves on by itself while playing, a step each `ms`. */
function useSteps(last: number) {
  const [at, setAt] = useState(last);
  const [playing, setPlaying] = useState(false);
  const [ms, setMs] = useState(1000);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setAt((step) => Math.min(step + 1, last)), ms);
    return () => clearInterval(timer);
  }, [playing, ms, last]);
  useEffect(() => {
    if (at === last) setPlaying(false);
  }, [at, last]);
  return {
    at,
    playing,
    ms,
    setMs,
    go: (step: number) => {
      setPlaying(false);
      setAt(Math.max(0, Math.min(step, last)));
    },
    toggle: () => {
      if (!playing && at === last) setAt(0);
      setPlaying(!playing);
    },
  };
}

/** How a diagram grew, step by step: play, pause, scrub, step, and every step in words. */
export function Replay({ start, growth }: { start: Diagram; growth: Command[] }) {
  const diagrams = useMemo(() => replayGrowth(start, growth) ?? [start], [start, growth]);
  const words = useMemo(
    () => diagrams.slice(1).map((_, i) => stepInWords(diagrams[i] ?? start, growth[i] as Command)),
    [diagrams, growth, start],
  );
  const last = words.length;
  const { at, playing, ms, setMs, go, toggle } = useSteps(last);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    const line = box?.children[at - 1] as HTMLElement | undefined;
    // Only the list scrolls; the page stays where the reader is.
    if (box && line) box.scrollTop = line.offsetTop - box.clientHeight / 2;
  }, [at]);
  const said = at === 0 ? 'The mission’s start.' : (words[at - 1] ?? '');
  const command = at === 0 ? undefined : growth[at - 1];

  return (
    <section aria-label="How it grew" className="mt-10">
      <h2 className="text-xl font-semibold">How it grew</h2>
      <p className="mt-1 mb-3 max-w-[68ch] text-sm text-ink-soft">
        The steps from the mission’s start to this diagram. What was undone is left out.
      </p>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 rounded-sheet border border-line bg-sheet p-3">
          <LegibleFigure
            diagram={diagrams[at] ?? start}
            title={`Step ${at} of ${last}`}
            marked={command && touchedBy(command)}
            room={diagrams}
          />
          <fieldset className="mt-2 flex flex-wrap items-center gap-2">
            <legend className="sr-only">Replay</legend>
            <Button look="quiet" aria-label={playing ? 'Pause' : 'Play'} onClick={toggle}>
              {playing ? (
                <Pause size={16} aria-hidden="true" />
              ) : (
                <Play size={16} aria-hidden="true" />
              )}
            </Button>
            <Button
              look="quiet"
              aria-label="Step back"
              disabled={at === 0}
              onClick={() => go(at - 1)}
            >
              <ChevronLeft size={16} aria-hidden="true" />
            </Button>
            <Button
              look="quiet"
              aria-label="Step on"
              disabled={at === last}
              onClick={() => go(at + 1)}
            >
              <ChevronRight size={16} aria-hidden="true" />
            </Button>
            <input
              type="range"
              aria-label="Step of the replay"
              aria-valuetext={`Step ${at} of ${last}: ${said}`}
              className="h-6 min-w-24 flex-1 accent-[var(--accent)]"
              min={0}
              max={last}
              value={at}
              onChange={(event) => go(Number(event.target.value))}
            />
            <span className="num text-xs">
              {at} / {last}
            </span>
            <select
              aria-label="Speed of the replay"
              className="min-h-8 rounded border border-line-strong bg-sheet px-1 text-xs text-ink"
              value={ms}
              onChange={(event) => setMs(Number(event.target.value))}
            >
              {SPEEDS.map((speed) => (
                <option key={speed.ms} value={speed.ms}>
                  {speed.label}
                </option>
              ))}
            </select>
          </fieldset>
          <p
            aria-live={playing ? 'off' : 'polite'}
            className="mt-1 text-sm break-words text-ink-soft"
          >
            {said}
          </p>
        </div>
        <ol
          ref={list}
          aria-label="Steps"
          className="relative max-h-80 list-none overflow-y-auto rounded-sheet border border-line bg-sheet py-1 text-sm"
        >
          {words.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place, and places never change
            <li key={index}>
              <button
                type="button"
                aria-current={index + 1 === at ? 'step' : undefined}
                className="flex w-full gap-2 px-3 py-1 text-left hover:bg-sunk aria-[current]:bg-sunk aria-[current]:font-medium"
                onClick={() => go(index + 1)}
              >
                <span className="num w-8 shrink-0 text-right text-ink-soft">{index + 1}</span>
                <span className="min-w-0 break-words">{text}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
