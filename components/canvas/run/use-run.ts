'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { sameDesign } from '@/core/diagram/same-design';
import { scenariosOf } from '@/core/missions/check-scenarios';
import { useCanvasStore } from '../drawing/canvas-store';
import type { FinishedRun, Goals, RunState, Trial } from './finished-run';
import { Cancelled, RunPool } from './run-pool';

/** Practice runs all use this seed, so that the same design shows the same run; grading seeds are the server's. */
export const PRACTICE_SEED = 'practice';

const MOST_WORKERS = 4;

function makePool(): RunPool {
  const cores = navigator.hardwareConcurrency ?? 2;
  return new RunPool(
    () => new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' }),
    Math.min(MOST_WORKERS, Math.max(2, cores - 1)),
  );
}

interface Shown {
  finished: FinishedRun | null;
  /** The run of the same scenario before the finished one; for a trial, the last run of the diagram itself. */
  before: FinishedRun | null;
}

/**
 * Runs scenarios in browser workers, one or all of the mission, and judges the mission's promises by the runs of the design
 * there are. A new run or `cancel` ends what is under way; what was run already is not run again by `runAll`.
 */
export function useRun() {
  const store = useCanvasStore();
  const pool = useRef<RunPool | null>(null);
  const design = useRef<{ diagram: Diagram; runs: Map<string, FinishedRun> } | null>(null);
  const [state, setState] = useState<RunState>({ phase: 'idle' });
  const [shown, setShown] = useState<Shown>({ finished: null, before: null });
  const [goals, setGoals] = useState<Goals | null>(null);

  useEffect(
    () => () => {
      pool.current?.close();
      pool.current = null;
    },
    [],
  );

  const simulate = useCallback(
    async (scenarioId: string, onShare: (share: number) => void, trial?: Trial) => {
      const { mission, history } = store.getState();
      const diagram = trial?.diagram ?? history.present;
      const ran = trial?.mission ?? mission.mission;
      pool.current ??= makePool();
      const result = await pool.current.run(
        { kind: 'run', mission: ran, diagram, scenarioId, seed: PRACTICE_SEED },
        ({ atMs, horizonMs }) => onShare(horizonMs > 0 ? atMs / horizonMs : 0),
      );
      return { ...result, diagram, mission: ran, whatIf: trial?.whatIf ?? null };
    },
    [store],
  );

  /** Keeps a run of the diagram itself, and judges the promises anew. */
  const remember = useCallback(
    async (finished: FinishedRun) => {
      const { diagram } = finished;
      if (!design.current || !sameDesign(design.current.diagram, diagram)) {
        design.current = { diagram, runs: new Map() };
      }
      const known = design.current;
      known.runs.set(finished.run.id, finished);
      const { slug, mission } = store.getState().mission;
      const answer = await pool.current?.judge({
        kind: 'judge',
        mission,
        missionSlug: slug,
        diagram,
        seed: PRACTICE_SEED,
        runs: [...known.runs.values()].map(({ run }) => run),
      });
      if (!answer || design.current !== known) return null;
      const billed = known.runs.get(mission.cost?.scenario ?? '')?.run ?? null;
      const now = { diagram, judged: answer.judged, billed };
      setGoals(now);
      return now;
    },
    [store],
  );

  const failed = useCallback((error: unknown) => {
    // Whoever called it off has said what comes instead.
    if (error instanceof Cancelled) return;
    pool.current?.cancel();
    setState({ phase: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }, []);

  const start = useCallback(
    async (scenarioId: string, trial?: Trial) => {
      pool.current?.cancel();
      setState({ phase: 'running', done: 0, of: 1, share: 0 });
      try {
        const now = await simulate(
          scenarioId,
          (share) => setState({ phase: 'running', done: 0, of: 1, share }),
          trial,
        );
        setState({ phase: 'idle' });
        setShown(({ finished, before }) => {
          const own = finished?.whatIf ? before : finished;
          return { finished: now, before: own?.run.id === scenarioId ? own : null };
        });
        store.getState().say(`The run has finished. ${now.sentence.text}`);
        if (!trial) await remember(now);
      } catch (error) {
        failed(error);
      }
    },
    [store, simulate, remember, failed],
  );

  /** Runs every scenario of the mission and shows the first in which a promise broke, else the first. */
  const runAll = useCallback(async () => {
    pool.current?.cancel();
    const { mission, history, say } = store.getState();
    const { scenarios, stages } = mission.mission;
    const diagram = history.present;
    const known =
      design.current && sameDesign(design.current.diagram, diagram) ? design.current.runs : null;
    const runs = new Map<string, FinishedRun>(known ?? []);
    const missing = scenarios.filter(({ id }) => !runs.has(id));
    const of = missing.length;
    const shares = new Map<string, number>();
    let done = 0;
    const tell = () => {
      const sum = [...shares.values()].reduce((a, b) => a + b, 0);
      setState({ phase: 'running', done, of, share: of === 0 ? 1 : sum / of });
    };
    tell();
    try {
      await Promise.all(
        missing.map(async ({ id }) => {
          const share = (value: number) => {
            shares.set(id, value);
            tell();
          };
          const finished = await simulate(id, share);
          runs.set(id, finished);
          done += 1;
          share(1);
          await remember(finished);
        }),
      );
      const first = runs.get(scenarios[0]?.id ?? '');
      const judged = (first && (await remember(first))?.judged) ?? [];
      const broken = judged.find(({ finding }) => finding && !finding.passed);
      const check = stages.flatMap(({ checks }) => checks).find(({ id }) => id === broken?.id);
      const telling =
        check &&
        scenariosOf(check)
          .map((id) => runs.get(id))
          .find((run) => run);
      setState({ phase: 'idle' });
      setShown({ finished: telling ?? first ?? null, before: null });
      const kept = judged.filter(({ finding }) => finding?.passed).length;
      say(`All scenarios have run. ${kept} of ${judged.length} promises are kept.`);
    } catch (error) {
      failed(error);
    }
  }, [store, simulate, remember, failed]);

  /** Shows what is known of a scenario: the run of the design as it is, if there is one. */
  const show = useCallback(
    (scenarioId: string) => {
      const { present } = store.getState().history;
      const known = design.current;
      const run = known && sameDesign(known.diagram, present) && known.runs.get(scenarioId);
      if (run) setShown({ finished: run, before: null });
      return Boolean(run);
    },
    [store],
  );

  /** Shows the run of the diagram itself again. */
  const discard = useCallback(() => {
    setShown((last) => (last.finished?.whatIf ? { finished: last.before, before: null } : last));
  }, []);

  /** What was tried out holds from now on: its run is one of the diagram as it is, unless the load was another as well. */
  const keep = useCallback(
    (diagram: Diagram) => {
      const { mission } = store.getState().mission;
      const tried = shown.finished;
      if (!tried?.whatIf) return;
      if (tried.mission !== mission) {
        setShown({ finished: shown.before, before: null });
        return;
      }
      const kept = { ...tried, diagram, whatIf: null };
      setShown({ finished: kept, before: shown.before });
      void remember(kept).catch(failed);
    },
    [store, shown, remember, failed],
  );

  /** The story of one item of the run shown; null when something else was asked for meanwhile. */
  const follow = useCallback(
    async (watch: { flow: string; item: number }) => {
      const { finished } = shown;
      if (!finished || !pool.current) return null;
      const { mission, diagram, run } = finished;
      const design = { mission, diagram, scenarioId: run.id, seed: PRACTICE_SEED };
      try {
        return (await pool.current.watch({ kind: 'watch', ...design, watch })).steps;
      } catch (error) {
        failed(error);
        return null;
      }
    },
    [shown, failed],
  );

  const cancel = useCallback(() => {
    pool.current?.cancel();
    setState({ phase: 'idle' });
  }, []);

  return { state, ...shown, goals, start, runAll, show, cancel, discard, keep, follow };
}
