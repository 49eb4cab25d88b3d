'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { sameDesign } from '@/core/diagram/same-design';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { useShortcuts } from '../commands/use-shortcuts';
import { useDraft } from '../draft/use-draft';
import { useCanvas, useCanvasStore } from '../drawing/canvas-store';
import { CostChip } from '../run/cost-chip';
import type { DockTab } from '../run/dock-body';
import { RunControls } from '../run/run-controls';
import { useBill } from '../run/use-bill';
import type { BenchProps } from './bench-props';
import { CanvasArea } from './canvas-area';
import { Dialogs } from './dialogs';
import { Dock } from './dock';
import { FailureNotice } from './failure-notice';
import { goalPanel } from './goal-panel';
import { Inspector } from './inspector';
import { DockBody, Outline, PlayerBar, PredictionForm, TipLayer } from './later-parts';
import { LeftPanel } from './left-panel';
import { BackFromLent } from './lent';
import { Palette } from './palette';
import { PhoneLine } from './phone-line';
import { PhoneRun } from './phone-run';
import { PhoneSheet, type SheetSize, type SheetTab } from './phone-sheet';
import { RightPanel } from './right-panel';
import { StartLadder } from './start-ladder';
import { SubmitButton, type SubmitFailure } from './submit-button';
import { TaskStrip } from './task-strip';
import { type Opens, Toolbar } from './toolbar';
import { useAskedRun } from './use-asked-run';
import { useGoalChoice } from './use-goal-choice';
import { useLayout } from './use-layout';
import { usePhone } from './use-phone';
import { useRunSession } from './use-run-session';
import { useSideTab } from './use-side-tab';
import { useStarts } from './use-starts';

const ALL_MISSIONS = { href: '/missions', label: 'All missions' };

/** The workspace of a mission: toolbar, panels, canvas and dock in a window that does not scroll; on a phone canvas and sheet. */
export function Bench({
  brief: text,
  starts,
  hinted,
  predictions,
  points,
  hint,
  lent,
}: BenchProps) {
  const store = useCanvasStore();
  const { slug, mission } = useCanvas((s) => s.mission);
  const present = useCanvas((s) => s.history.present);
  const draft = useDraft(points);
  const begin = useStarts(starts);
  const [layout, setLayout] = useLayout();
  const phone = usePhone();
  const onlyWatched = useCallback(
    (diagram: Diagram) =>
      starts.some((start) => start.kind === 'watch' && sameDesign(start.diagram, diagram)),
    [starts],
  );
  const session = useRunSession(predictions, onlyWatched);
  const { finished, state, runChosen } = session;
  const shortcuts = useShortcuts(runChosen);
  const [failure, setFailure] = useState<SubmitFailure | null>(null);
  const [opened, setOpened] = useState<'files' | 'versions' | null>(null);
  const [tab, setTab] = useSideTab();
  const [sheet, setSheet] = useState<{ tab: SheetTab; size: SheetSize }>({
    tab: 'run',
    size: 'peek',
  });
  const goals = useGoalChoice(session.goals, finished, session.prediction !== null);

  const bill = useBill(session.billed, finished);

  const opening = draft.state.account === 'opening';

  const showRun = () => {
    setLayout({ dock: true });
    setSheet(({ size }) => ({ tab: 'run', size: size === 'peek' ? 'half' : size }));
  };
  const run = () => {
    showRun();
    runChosen();
  };
  const chooseGoal = (id: string) => {
    goals.choose(id);
    showRun();
  };
  useAskedRun(opening, (scenario) => {
    session.choose(scenario);
    showTab('waterfall');
    void session.start(scenario);
  });
  const showTab = (next: DockTab) => {
    goals.setTab(next);
    showRun();
  };
  const open = (what: Opens) => {
    if (what === 'help') shortcuts.setHelp(true);
    else if (what === 'commands') shortcuts.setPalette(true);
    else if (what === 'calculator') showTab('calculator');
    else setOpened(what);
  };
  const askHint = useCallback(
    (check: string, known: number) => {
      if (!hint) throw new Error('there are no hints');
      return hint({ mission: slug, check, known });
    },
    [hint, slug],
  );
  const watch = starts.find(({ kind }) => kind === 'watch');
  const marks = useMemo(() => ({ run: session.marks, lit: goals.lit }), [session.marks, goals.lit]);
  const firstBroken = session.goals.find(({ state: how, follows }) => how === 'broken' && !follows);

  const brief = (
    <div className="text-sm">
      {!lent && <StartLadder starts={starts} onChoose={begin.choose} />}
      {text}
    </div>
  );
  const inspector = <Inspector perform={(shortcut) => shortcuts.perform(shortcut, null)} />;
  const controls = (
    <RunControls
      state={state}
      chosen={session.chosen}
      onChoose={session.choose}
      onRun={run}
      onRunAll={() => {
        showRun();
        session.runAll();
      }}
      onCancel={session.cancel}
    />
  );
  const submit = lent ? <BackFromLent lent={lent} /> : <SubmitButton onFailure={setFailure} />;
  const panel = goalPanel(mission, goals.goal, present, hinted, {
    askHint,
    onSelect: (part) => store.getState().select(part),
    onSlowest: finished ? () => goals.setTab('waterfall') : null,
    onRunAll: session.runAll,
  });
  const body = session.asking ? (
    <PredictionForm
      key={session.chosen}
      title={mission.scenarios.find(({ id }) => id === session.chosen)?.title ?? session.chosen}
      onPredict={session.answer}
      onSkip={() => session.answer(null)}
    />
  ) : finished || panel || goals.tab === 'calculator' || goals.tab === 'cost' ? (
    <DockBody
      finished={finished}
      before={session.before}
      prediction={session.prediction}
      goal={panel}
      bill={bill}
      tab={goals.tab}
      onTab={goals.setTab}
      follow={session.follow}
      onLight={goals.setLight}
      onTry={(trial) => void session.start(finished?.run.id ?? session.chosen, trial)}
      onKeep={(command) => {
        const { dispatch } = store.getState();
        if (dispatch(command)) session.keep(store.getState().history.present);
      }}
      onDiscard={session.discard}
    />
  ) : null;
  const cost = bill && <CostChip bill={bill} onOpen={() => showTab('cost')} />;
  const strip = { goals: session.goals, stale: session.stale, onChoose: chooseGoal };
  const plays = finished !== null && state.phase !== 'running';

  return (
    <div
      data-workspace=""
      className="flex h-[calc(100dvh-3rem-1px)] min-h-0 flex-col overflow-hidden max-md:h-dvh"
    >
      <Toolbar
        state={draft.state}
        conflict={draft.conflict !== null}
        start={lent?.diagram ?? initialDiagram(mission)}
        versions={draft.book !== null}
        back={lent?.back ?? ALL_MISSIONS}
        onOpen={open}
      >
        {!phone && (
          <div className="flex items-center gap-2 max-md:hidden">
            {controls}
            {submit}
          </div>
        )}
      </Toolbar>
      {failure && <FailureNotice failure={failure} />}
      <TaskStrip
        task={begin.task}
        canRestore={begin.aside !== null}
        onRestore={begin.restore}
        onClose={begin.close}
      />
      <div className="relative flex min-h-0 flex-1">
        <LeftPanel open={layout.left} onOpen={(left) => setLayout({ left })} />
        <CanvasArea
          marks={marks}
          map={shortcuts.map}
          opening={opening}
          goTo={shortcuts.goTo}
          onWatch={watch ? () => begin.choose(watch) : null}
        />
        {!phone && (
          <RightPanel
            open={layout.right}
            width={layout.rightWidth}
            tab={tab}
            onOpen={(right) => setLayout({ right })}
            onWidth={(rightWidth) => setLayout({ rightWidth })}
            onTab={setTab}
          >
            {tab === 'brief' ? brief : inspector}
          </RightPanel>
        )}
      </div>
      {phone ? (
        <PhoneSheet
          tab={sheet.tab}
          size={sheet.size}
          onTab={(next) => setSheet((now) => ({ ...now, tab: next }))}
          onSize={(size) => setSheet((now) => ({ ...now, size }))}
          onRun={state.phase === 'running' ? null : run}
          line={<PhoneLine goals={session.goals} player={plays ? <PlayerBar small /> : null} />}
        >
          {sheet.tab === 'add' && (
            <>
              <Palette />
              <div className="mt-4">
                <Outline />
              </div>
            </>
          )}
          {sheet.tab === 'brief' && brief}
          {sheet.tab === 'inspect' && inspector}
          {sheet.tab === 'run' && (
            <PhoneRun
              controls={
                <>
                  {controls}
                  {submit}
                </>
              }
              status={{ state, line: session.line }}
              plays={plays}
              cost={cost}
              goals={{ ...strip, chosen: goals.goal?.id ?? null }}
            >
              {body}
            </PhoneRun>
          )}
        </PhoneSheet>
      ) : (
        <Dock
          open={layout.dock}
          height={layout.dockHeight}
          goals={{ ...strip, chosen: goals.tab === 'goal' ? (goals.goal?.id ?? null) : null }}
          state={state}
          line={session.line}
          notes={session.isOld ? ['The diagram has changed since this run.'] : []}
          hint={firstBroken !== undefined && hinted.includes(firstBroken.id)}
          player={plays ? <PlayerBar /> : null}
          cost={cost}
          onOpen={(dock) => setLayout({ dock })}
          onHeight={(dockHeight) => setLayout({ dockHeight })}
          onHint={() => firstBroken && chooseGoal(firstBroken.id)}
        >
          {body}
        </Dock>
      )}
      <Dialogs
        begin={begin}
        draft={draft}
        shortcuts={shortcuts}
        opened={opened}
        onClose={() => setOpened(null)}
      />
      <TipLayer />
    </div>
  );
}
