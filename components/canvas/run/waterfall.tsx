'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { StoryStep } from '@/core/contracts/story-step';
import { stepWords, storyTime } from '@/core/simulation/story-words';
import type { FinishedRun } from './finished-run';
import { instantOf, usePlayerStore } from './player-store';
import type { Followable } from './run-messages';
import { WaterfallBars } from './waterfall-bars';

/** The component that a step is about; null for the request as a whole. */
const componentOf = (step: StoryStep | undefined) =>
  step && 'component' in step ? step.component : null;

/** Asks for the story of an item; null when another question came in between. */
export type Follow = (watch: { flow: string; item: number }) => Promise<StoryStep[] | null>;

function useStory(finished: FinishedRun, follow: Follow) {
  const [what, setWhat] = useState<Followable | null>(finished.followable[0] ?? null);
  const [steps, setSteps] = useState<StoryStep[] | null>(null);
  const ask = useRef(follow);
  ask.current = follow;
  useEffect(() => {
    if (!what) return;
    let current = true;
    setSteps(null);
    void ask.current({ flow: what.flow, item: what.item }).then((told) => {
      if (current) setSteps(told ?? []);
    });
    return () => {
      current = false;
    };
  }, [what]);
  return { what, setWhat, steps };
}

/** One request or item of the run, as spans and step by step, together with canvas and time line. */
export function Waterfall({
  finished,
  follow,
  onLight,
}: {
  finished: FinishedRun;
  follow: Follow;
  /** Lights a component up on the canvas; null for none. */
  onLight: (component: string | null) => void;
}) {
  const { what, setWhat, steps } = useStory(finished, follow);
  const player = usePlayerStore();
  const [place, setPlace] = useState(0);
  const { diagram, mission, followable } = finished;
  const name = (id: string) => diagram.components.find((c) => c.id === id)?.label ?? id;
  useEffect(() => () => onLight(null), [onLight]);
  if (!what || followable.length === 0) {
    return <p className="text-sm text-ink-soft">No request of this run came to an end.</p>;
  }
  const go = (index: number) => {
    const step = steps?.[index];
    if (!step) return;
    setPlace(index);
    const { pause, seek } = player.getState();
    pause();
    seek(instantOf(finished.snapshots.atMs, step.atMs));
    onLight(componentOf(step));
  };
  const step = steps?.[place];
  const client = mission.flows.find(({ id }) => id === what.flow)?.from ?? '';
  return (
    <div className="flex flex-col gap-2" data-testid="waterfall">
      <div className="flex flex-wrap items-center gap-2">
        <select
          aria-label="What to follow"
          className="min-h-8 max-w-full rounded border border-line-strong bg-sheet px-2 text-xs max-md:min-h-11"
          value={followable.indexOf(what)}
          onChange={(event) => {
            setWhat(followable[Number(event.target.value)] ?? null);
            setPlace(0);
          }}
        >
          {followable.map(({ title, flow }, index) => (
            <option key={`${flow} ${title}`} value={index}>
              {title}
            </option>
          ))}
        </select>
        <Button
          look="quiet"
          className="max-md:size-11"
          aria-label="Step back"
          disabled={place === 0}
          onClick={() => go(place - 1)}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          className="max-md:size-11"
          aria-label="Step on"
          disabled={!steps || place >= steps.length - 1}
          onClick={() => go(place + 1)}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
        <p className="min-w-0 flex-1 text-xs" aria-live="polite">
          {step ? (
            <>
              <span className="num font-mono text-ink-faint">{storyTime(step.atMs)}</span>{' '}
              {stepWords(step, name)}
            </>
          ) : steps ? (
            'There is nothing to show for it.'
          ) : (
            'Following it …'
          )}
        </p>
      </div>
      {steps && steps.length > 0 && (
        <WaterfallBars steps={steps} client={client} place={place} name={name} onStep={go} />
      )}
    </div>
  );
}
