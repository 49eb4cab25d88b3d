'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { ReactFlowProvider } from 'reactflow';
import type { Prediction } from '@/core/contracts/prediction-schema';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { outcomeOf } from '@/core/missions/predictions';
import type { Start } from '@/core/missions/starts';
import { useShortcuts } from '../commands/use-shortcuts';
import type { PointActions } from '../draft/point-book';
import { useDraft } from '../draft/use-draft';
import {
  CanvasContext,
  type CanvasMission,
  createCanvasStore,
  useCanvas,
  useCanvasStore,
} from '../drawing/canvas-store';
import { EmptyHint } from '../drawing/empty-hint';
import { Flow } from '../drawing/flow';
import { Messages } from '../drawing/messages';
import { NextMenu } from '../drawing/next-menu';
import { createPlayerStore, PlayerContext, usePlayerStore } from '../run/player-store';
import { runMarks } from '../run/run-marks';
import { RunPanel } from '../run/run-panel';
import { type PredictionActions, usePredictions } from '../run/use-predictions';
import { useRun } from '../run/use-run';
import { FailureNotice } from './failure-notice';
import { Inspector } from './inspector';
import { Outline } from './outline';
import { Palette } from './palette';
import { StartLadder } from './start-ladder';
import type { SubmitFailure } from './submit-button';
import { TaskStrip } from './task-strip';
import { Toolbar } from './toolbar';
import { useStarts } from './use-starts';

// What is not there when a mission opens comes along when it is asked for.
const CommandPalette = dynamic(() =>
  import('../commands/command-palette').then((m) => m.CommandPalette),
);
const DraftConflict = dynamic(() => import('../draft/draft-conflict').then((m) => m.DraftConflict));
const FileDialog = dynamic(() => import('../commands/file-dialog').then((m) => m.FileDialog));
const PredictionForm = dynamic(() =>
  import('../run/prediction-form').then((m) => m.PredictionForm),
);
const ReplaceDialog = dynamic(() => import('./replace-dialog').then((m) => m.ReplaceDialog));
const ShortcutHelp = dynamic(() => import('../commands/shortcut-help').then((m) => m.ShortcutHelp));
const VersionsDialog = dynamic(() =>
  import('../draft/versions-dialog').then((m) => m.VersionsDialog),
);

function Bench({
  brief: text,
  starts,
  predictions: actions,
  points,
}: {
  brief: ReactNode;
  starts: readonly Start[];
  predictions: PredictionActions;
  points: PointActions;
}) {
  const store = useCanvasStore();
  const draft = useDraft(points);
  const begin = useStarts(starts);
  const brief = (
    <>
      <StartLadder starts={starts} onChoose={begin.choose} />
      {text}
    </>
  );
  const run = useRun();
  const [failure, setFailure] = useState<SubmitFailure | null>(null);
  const scenarios = useCanvas((s) => s.mission.mission.scenarios);
  const [chosen, setChosen] = useState(scenarios[0]?.id ?? '');
  const { start } = run;
  const slug = useCanvas((s) => s.mission.slug);
  const predictions = usePredictions(slug, actions);
  const [asking, setAsking] = useState(false);
  const [files, setFiles] = useState(false);
  const [versions, setVersions] = useState(false);
  const { find, predict, settle } = predictions;
  // Only the first run of a scenario is worth a guess.
  const runChosen = useCallback(() => {
    if (find(chosen)) start(chosen);
    else setAsking(true);
  }, [find, start, chosen]);
  const answer = (prediction: Prediction | null) => {
    setAsking(false);
    predict(chosen, prediction);
    start(chosen);
  };
  const choose = (scenarioId: string) => {
    setChosen(scenarioId);
    setAsking(false);
  };
  useEffect(() => {
    if (!run.finished) return;
    const { run: result, diagram, whatIf } = run.finished;
    if (!whatIf) settle(result.id, outcomeOf(result, diagram));
  }, [run.finished, settle]);
  const shortcuts = useShortcuts(runChosen);
  const selected = useCanvas(
    ({ selection: { components, connections, notes } }) =>
      components.length + connections.length + notes.length > 0,
  );
  const marks = useMemo(() => (run.finished ? runMarks(run.finished.run) : null), [run.finished]);
  const player = usePlayerStore();
  useEffect(() => {
    const finished = run.finished;
    const { load, unload } = player.getState();
    if (finished) load(finished.snapshots, finished.diagram, finished.mission);
    else unload();
  }, [player, run.finished]);
  const opening = draft.state.account === 'opening';
  return (
    <>
      <Toolbar
        state={draft.state}
        conflict={draft.conflict !== null}
        onFailure={setFailure}
        onHelp={() => shortcuts.setHelp(true)}
        onFiles={() => setFiles(true)}
        onCommands={() => shortcuts.setPalette(true)}
        onVersions={() => setVersions(true)}
      />
      {failure && <FailureNotice failure={failure} />}
      <TaskStrip
        task={begin.task}
        canRestore={begin.aside !== null}
        onRestore={begin.restore}
        onClose={begin.close}
      />
      <details className="border-b border-line bg-sheet px-4 py-2 text-sm lg:hidden">
        <summary className="py-1 font-medium">The brief</summary>
        <div className="pb-2">{brief}</div>
      </details>
      <div className="grid flex-1 grid-cols-1 lg:h-[calc(100dvh-11rem)] lg:min-h-[30rem] lg:flex-none lg:grid-cols-[11rem_minmax(0,1fr)_20rem]">
        <div className="min-w-0 overflow-y-auto border-line border-b p-2 lg:border-r lg:border-b-0 lg:p-3">
          <Palette />
          <div className="mt-5 hidden lg:block">
            <Outline />
          </div>
        </div>
        <div
          className="relative h-[60dvh] min-h-80 lg:h-auto"
          aria-busy={opening}
          data-testid="canvas"
        >
          <Flow marks={marks} map={shortcuts.map} />
          <EmptyHint />
          <NextMenu goTo={shortcuts.goTo} />
          <Messages />
          {opening && (
            <p className="absolute inset-0 z-20 grid place-items-center bg-paper/70 text-sm text-ink-soft">
              Opening your draft …
            </p>
          )}
        </div>
        <aside
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label="Inspector"
          className="min-w-0 overflow-y-auto border-line border-t bg-sheet p-4 lg:border-t-0 lg:border-l"
        >
          {!selected && <div className="mb-6 hidden text-sm lg:block">{brief}</div>}
          <Inspector perform={(shortcut) => shortcuts.perform(shortcut, null)} />
          <div className="mt-6 border-t border-line pt-4 lg:hidden">
            <Outline />
          </div>
        </aside>
      </div>
      <RunPanel
        {...run}
        start={runChosen}
        chosen={chosen}
        onChoose={choose}
        onTry={(trial) => start(run.finished?.run.id ?? chosen, trial)}
        onKeep={(command) => {
          const { dispatch } = store.getState();
          if (dispatch(command)) run.keep(store.getState().history.present);
        }}
        onDiscard={run.discard}
        prediction={run.finished ? (find(run.finished.run.id)?.prediction ?? null) : null}
        question={
          asking && (
            <PredictionForm
              key={chosen}
              title={scenarios.find(({ id }) => id === chosen)?.title ?? chosen}
              onPredict={answer}
              onSkip={() => answer(null)}
            />
          )
        }
      />
      {begin.asked && (
        <ReplaceDialog
          title={begin.asked.title}
          onReplace={begin.confirm}
          onClose={begin.dismiss}
        />
      )}
      {files && <FileDialog onClose={() => setFiles(false)} />}
      {shortcuts.palette && (
        <CommandPalette
          perform={(shortcut) => shortcuts.perform(shortcut, null)}
          goTo={shortcuts.goTo}
          onClose={() => shortcuts.setPalette(false)}
        />
      )}
      {versions && <VersionsDialog book={draft.book} onClose={() => setVersions(false)} />}
      {shortcuts.help && (
        <ShortcutHelp
          letters={shortcuts.letters}
          onLetters={shortcuts.setLetters}
          onClose={() => shortcuts.setHelp(false)}
        />
      )}
      {draft.conflict && <DraftConflict conflict={draft.conflict} onChoose={draft.settle} />}
    </>
  );
}

/** A mission's canvas with everything around it: palette, drawing, inspector, runs, hand-in. */
export function Workbench({
  mission,
  brief,
  starts,
  predictions,
  points,
}: {
  mission: CanvasMission;
  brief: ReactNode;
  /** Designs to begin from, the easiest first. */
  starts: readonly Start[];
  predictions: PredictionActions;
  points: PointActions;
}) {
  const [store] = useState(() => createCanvasStore(mission, initialDiagram(mission.mission)));
  const [player] = useState(createPlayerStore);
  return (
    <CanvasContext value={store}>
      <ReactFlowProvider>
        <PlayerContext value={player}>
          <Bench brief={brief} starts={starts} predictions={predictions} points={points} />
        </PlayerContext>
      </ReactFlowProvider>
    </CanvasContext>
  );
}
