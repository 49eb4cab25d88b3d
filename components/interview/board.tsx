'use client';

import { type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react';
import { ReactFlowProvider } from 'reactflow';
import { useShortcuts } from '@/components/canvas/commands/use-shortcuts';
import {
  CanvasContext,
  createCanvasStore,
  useCanvas,
  useCanvasStore,
} from '@/components/canvas/drawing/canvas-store';
import { GoalStrip } from '@/components/canvas/run/goal-strip';
import { goalsOf } from '@/components/canvas/run/goal-words';
import { createPlayerStore, PlayerContext } from '@/components/canvas/run/player-store';
import { useRun } from '@/components/canvas/run/use-run';
import { CanvasArea } from '@/components/canvas/workspace/canvas-area';
import { Inspector } from '@/components/canvas/workspace/inspector';
import { Outline } from '@/components/canvas/workspace/outline';
import { Palette } from '@/components/canvas/workspace/palette';
import { Button } from '@/components/ui/button';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { sameDesign } from '@/core/diagram/same-design';
import type { RoundView } from '@/core/interview/round-view';
import { ReasonsOfDrawing } from './reasons-of-drawing';
import type { Send } from './use-round';

/** A change is sent when the hand has rested for so long, ms; where an interviewer looks on, almost at once. */
const REST_MS = 1500;
const WATCHED_MS = 10;

/** Sends what is not sent yet; the round waits for it before it goes on. */
export type Flush = () => Promise<boolean>;

function useSaving(send: Send, flush: RefObject<Flush | null>, isWatched: boolean) {
  const store = useCanvasStore();
  const [saved, setSaved] = useState<'saved' | 'saving' | 'failed'>('saved');
  useEffect(() => {
    let sent: Diagram = store.getState().history.present;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const push: Flush = async () => {
      clearTimeout(timer);
      const { present } = store.getState().history;
      if (present === sent) return true;
      setSaved('saving');
      const ok = await send({ do: 'draw', diagram: present });
      if (ok) sent = present;
      setSaved(ok ? 'saved' : 'failed');
      return ok;
    };
    flush.current = push;
    const unsubscribe = store.subscribe((state, before) => {
      if (state.history.present === before.history.present) return;
      setSaved('saving');
      clearTimeout(timer);
      timer = setTimeout(() => void push(), isWatched ? WATCHED_MS : REST_MS);
    });
    const onLeaving = () => void push();
    window.addEventListener('pagehide', onLeaving);
    return () => {
      flush.current = null;
      unsubscribe();
      window.removeEventListener('pagehide', onLeaving);
      void push();
    };
  }, [store, send, flush, isWatched]);
  return saved;
}

const SAVE_WORDS = {
  saved: 'Kept.',
  saving: 'Keeping …',
  failed: 'Not kept yet; change something to try again.',
};

interface DeskProps {
  send: Send;
  flush: RefObject<Flush | null>;
  /** An interviewer looks on. */
  isWatched: boolean;
  /** By decision of the drawing, the reason that was given; null where none is asked for. */
  reasons: RoundView['reasons'];
  /** What is to be at hand beneath the canvas. */
  children: ReactNode;
}

function Desk({ send, flush, isWatched, reasons, children }: DeskProps) {
  const mission = useCanvas((s) => s.mission.mission);
  const present = useCanvas((s) => s.history.present);
  const saved = useSaving(send, flush, isWatched);
  const { goals: judged, runAll, cancel, state } = useRun();
  const shortcuts = useShortcuts(() => void runAll());
  const goals = useMemo(() => goalsOf(mission, judged?.judged ?? []), [mission, judged]);
  const [chosen, setChosen] = useState<string | null>(null);
  const goal = goals.find(({ id }) => id === chosen);
  const isRunning = state.phase === 'running';
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button className="max-md:min-h-11" onClick={() => (isRunning ? cancel() : void runAll())}>
          {isRunning ? 'Stop the run' : 'Run all scenarios'}
        </Button>
        <span className="text-sm text-ink-soft" aria-live="polite">
          {isRunning ? 'Running …' : SAVE_WORDS[saved]}
        </span>
        <div className="min-w-0 flex-1 max-md:basis-full">
          <GoalStrip
            goals={goals}
            stale={judged !== null && !sameDesign(judged.diagram, present)}
            chosen={chosen}
            onChoose={(id) => setChosen((now) => (now === id ? null : id))}
          />
        </div>
      </div>
      {goal && <p className="px-3 text-sm">{goal.promise}</p>}
      {/* Canvas, palette and settings are seen together; what is longer scrolls by itself. */}
      <div className="grid gap-4 md:h-[calc(100dvh-22.5rem)] md:min-h-96 md:grid-cols-[11rem_minmax(0,1fr)_18rem]">
        <div className="flex min-h-0 flex-col gap-4 max-md:order-2 md:overflow-y-auto">
          <Palette />
          <Outline />
        </div>
        <div className="flex h-[60vh] min-h-80 rounded-sheet border border-line max-md:order-1 md:h-auto md:min-h-0">
          <CanvasArea
            marks={{ run: null, lit: null }}
            map={false}
            opening={false}
            goTo={shortcuts.goTo}
            onWatch={null}
          />
        </div>
        <aside aria-label="Inspector" className="min-h-0 min-w-0 max-md:order-3 md:overflow-y-auto">
          <Inspector perform={(shortcut) => shortcuts.perform(shortcut, null)} />
        </aside>
      </div>
      {children}
      {reasons && (
        <ReasonsOfDrawing
          mission={mission}
          drawing={present}
          given={reasons}
          send={async (command) => ((await flush.current?.()) ?? true) && send(command)}
        />
      )}
    </div>
  );
}

/** The canvas of a round, with runs; each change is sent to the server once the hand rests. */
export function Board({
  slug,
  canvas,
  ...desk
}: DeskProps & { slug: string; canvas: NonNullable<RoundView['canvas']> }) {
  const [store] = useState(() =>
    createCanvasStore({ slug, version: 'round', mission: canvas.mission }, canvas.diagram),
  );
  const [player] = useState(createPlayerStore);
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <PlayerContext value={player}>
          <Desk {...desk} />
        </PlayerContext>
      </ReactFlowProvider>
    </CanvasContext>
  );
}
