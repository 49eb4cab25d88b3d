import { formatFigure } from '@/components/report/format-figure';
import type { Finding } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Judged } from '@/core/grading/judge-known';
import { promiseOf } from '@/core/missions/promise';
import { formatNumber } from '@/core/shared/format-number';

/** How a promise stands: kept, broken, not judged although it was run, or not run yet. */
export type GoalState = 'kept' | 'broken' | 'unjudged' | 'open';

export interface Goal {
  id: string;
  stage: number;
  promise: string;
  state: GoalState;
  /** The figure that decides, against its limit: `3 ms of 10 ms`; null where there is none. */
  figure: string | null;
  /** The promise that broke by the same cause and is to be fixed first; null when this one stands for itself. */
  follows: string | null;
  points: number;
  finding: Finding | null;
}

export const GOAL_SIGNS: Record<GoalState, { sign: string; word: string }> = {
  kept: { sign: '✓', word: 'kept' },
  broken: { sign: '✗', word: 'broken' },
  unjudged: { sign: '?', word: 'could not be judged' },
  open: { sign: '–', word: 'not run yet' },
};

/** The figure that decides a finding, against its limit: `3 ms of 10 ms`; null where there is none. */
export function figureOf(finding: Finding): string | null {
  const figure = finding.figures.find(({ limit }) => limit !== null);
  if (!figure || figure.limit === null) return null;
  const limit = formatFigure(figure.limit, figure.unit);
  if (typeof figure.value !== 'number')
    return `${formatFigure(figure.value, figure.unit)}, limit ${limit}`;
  if (figure.unit === 'ms' || figure.unit === 'dollars')
    return `${formatFigure(figure.value, figure.unit)} of ${limit}`;
  return `${formatNumber(figure.value)} of ${formatNumber(figure.limit)}`;
}

/** How a promise stands by what was found; without a finding it was not run. */
export function stateOf(finding: Finding | null): GoalState {
  if (!finding) return 'open';
  if (!finding.judged) return 'unjudged';
  return finding.passed ? 'kept' : 'broken';
}

function promiseFor(mission: Mission, id: string | null): string | null {
  const check = mission.stages.flatMap(({ checks }) => checks).find((entry) => entry.id === id);
  return check ? promiseOf(check) : null;
}

/** Every promise of the mission in its order, with what the runs of the design say about it. */
export function goalsOf(mission: Mission, judged: readonly Judged[]): Goal[] {
  const known = new Map(judged.map(({ id, finding }) => [id, finding]));
  return mission.stages.flatMap((stage, index) =>
    stage.checks.map((check) => {
      const finding = known.get(check.id) ?? null;
      return {
        id: check.id,
        stage: index + 1,
        promise: promiseOf(check),
        state: stateOf(finding),
        figure: finding && figureOf(finding),
        follows: promiseFor(mission, finding?.followsFrom ?? null),
        points: check.points,
        finding,
      };
    }),
  );
}

/** The stage to look at first: the first with a broken promise, else the first that is not complete, else the last. */
export function stageToShow(goals: readonly Goal[]): number {
  const open =
    goals.find(({ state }) => state === 'broken') ?? goals.find(({ state }) => state !== 'kept');
  return open?.stage ?? goals.at(-1)?.stage ?? 1;
}
