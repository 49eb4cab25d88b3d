'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isPeople } from '@/core/components/roles';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Prediction } from '@/core/contracts/prediction-schema';
import { sameDesign } from '@/core/diagram/same-design';
import { scenariosOf } from '@/core/missions/check-scenarios';
import { useCanvas, useCanvasStore } from '../drawing/canvas-store';
import { type Goal, goalsOf } from '../run/goal-words';
import { usePlayerStore } from '../run/player-store';
import { lineOf } from '../run/run-line';
import { runMarks } from '../run/run-marks';
import { type PredictionActions, usePredictions } from '../run/use-predictions';
import { useRun } from '../run/use-run';

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Whether a request can leave a client at all: without that there is nothing to predict. */
function isConnected(diagram: Diagram): boolean {
  const clients = new Set(diagram.components.flatMap((c) => (isPeople(c) ? [c.id] : [])));
  return diagram.connections.some(({ from }) => clients.has(from));
}

/**
 * Everything about running on this page: which scenario, the guess before a design's first run, the runs, the promises they
 * keep, and the player that shows them on the canvas.
 */
export function useRunSession(
  actions: PredictionActions | null,
  /** A design that is only to be watched: nobody is asked for a guess. */
  onlyWatched: (diagram: Diagram) => boolean,
) {
  const store = useCanvasStore();
  const run = useRun();
  const mission = useCanvas((s) => s.mission.mission);
  const slug = useCanvas((s) => s.mission.slug);
  const present = useCanvas((s) => s.history.present);
  const [chosen, setChosen] = useState(mission.scenarios[0]?.id ?? '');
  const [asking, setAsking] = useState(false);
  const { find, predict, settle } = usePredictions(slug, actions);
  /** By scenario, the design that a guess of this visit was made for. */
  const guessed = useRef(new Map<string, Diagram>());
  const skipped = useRef(false);
  const { start, runAll, show, finished, state } = run;

  const runChosen = useCallback(() => {
    const { present: diagram } = store.getState().history;
    const entry = find(chosen);
    const open = entry === null || (entry.prediction !== null && entry.outcome === null);
    const known = guessed.current.get(chosen);
    const made = known !== undefined && sameDesign(known, diagram);
    const ask =
      actions && open && !made && !skipped.current && isConnected(diagram) && !onlyWatched(diagram);
    if (ask) setAsking(true);
    else void start(chosen);
  }, [store, find, chosen, start, actions, onlyWatched]);
  const answer = (prediction: Prediction | null) => {
    setAsking(false);
    if (prediction) {
      guessed.current.set(chosen, store.getState().history.present);
      predict(chosen, prediction);
      // Whoever does not want to guess is not asked again on this visit.
    } else skipped.current = true;
    void start(chosen);
  };
  const choose = (scenarioId: string) => {
    setChosen(scenarioId);
    setAsking(false);
    show(scenarioId);
  };

  // A guess belongs to the first run of the design it was made for, and to nothing else.
  const isGuessed = useCallback((scenario: string, diagram: Diagram) => {
    const made = guessed.current.get(scenario);
    return made !== undefined && sameDesign(made, diagram);
  }, []);
  useEffect(() => {
    if (!finished || finished.whatIf !== null) return;
    const { run: result, diagram } = finished;
    if (!isGuessed(result.id, diagram)) return;
    import('@/core/missions/predictions').then(({ outcomeOf }) =>
      settle(result.id, outcomeOf(result, diagram)),
    );
  }, [finished, isGuessed, settle]);
  const prediction =
    finished && finished.whatIf === null && isGuessed(finished.run.id, finished.diagram)
      ? (find(finished.run.id)?.prediction ?? null)
      : null;

  // The scenario that is shown is the one that Run runs.
  useEffect(() => {
    if (finished) setChosen(finished.run.id);
  }, [finished]);

  const player = usePlayerStore();
  useEffect(() => {
    const { load, unload, present: showOnce, park } = player.getState();
    if (!finished) return unload();
    load(finished);
    // What is tried out is compared at the end; it would not stand still otherwise.
    if (finished.whatIf !== null) return;
    if (reducedMotion()) park();
    else showOnce();
  }, [player, finished]);

  const goals = useMemo(() => goalsOf(mission, run.goals?.judged ?? []), [mission, run.goals]);
  const stale = run.goals !== null && !sameDesign(run.goals.diagram, present);
  const broken = (scenario: string): Goal[] =>
    goals.filter(({ id, state: how }) => {
      const check = mission.stages.flatMap(({ checks }) => checks).find((entry) => entry.id === id);
      const named = check ? scenariosOf(check) : [];
      return how === 'broken' && (named.length === 0 || named.includes(scenario));
    });
  const line = finished ? lineOf(finished.sentence, broken(finished.run.id)) : null;
  const marks = useMemo(() => (finished ? runMarks(finished.run) : null), [finished]);
  const isOld =
    finished !== null && finished.whatIf === null && !sameDesign(finished.diagram, present);

  return {
    ...run,
    state,
    chosen,
    choose,
    asking,
    answer,
    runChosen,
    runAll: () => {
      setAsking(false);
      void runAll();
    },
    prediction,
    goals,
    billed: run.goals?.billed ?? null,
    stale,
    line,
    marks,
    isOld,
  };
}
