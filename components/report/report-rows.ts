import { figureOf, type GoalState, stateOf } from '@/components/canvas/run/goal-words';
import type { Finding } from '@/core/contracts/grade-report';

/** A promise of the mission as the report tells of it, in the words of the goal strip. */
export interface ReportRow {
  finding: Finding;
  /** What was promised; null when the mission has the check no longer. */
  promise: string | null;
  state: GoalState;
  /** The figure that decides, against its limit; null where there is none. */
  figure: string | null;
  /** What is to be fixed first, when this one broke by the same cause. */
  follows: { id: string; words: string } | null;
}

/** The promises of a report, what is to be done first on top. */
export interface ReportRows {
  /** The first broken promise that follows from nothing else; null when nothing is broken. */
  next: ReportRow | null;
  broken: ReportRow[];
  /** Broken by the cause of another one. */
  following: ReportRow[];
  unjudged: ReportRow[];
  kept: ReportRow[];
}

/** Sorts findings by what they ask of the learner. `promises` are the mission's, by check id. */
export function reportRows(
  findings: readonly Finding[],
  promises: Readonly<Record<string, string>>,
): ReportRows {
  const wordsOf = (id: string) =>
    promises[id] ?? findings.find((other) => other.id === id)?.message ?? null;
  const rows = findings.map((finding): ReportRow => {
    const first = finding.passed || !finding.judged ? null : finding.followsFrom;
    const words = first === null ? null : wordsOf(first);
    return {
      finding,
      promise: promises[finding.id] ?? null,
      state: stateOf(finding),
      figure: figureOf(finding),
      follows: first === null || words === null ? null : { id: first, words },
    };
  });
  const allBroken = rows.filter(({ state }) => state === 'broken');
  const next = allBroken.find(({ follows }) => follows === null) ?? allBroken[0] ?? null;
  const others = allBroken.filter((row) => row !== next);
  return {
    next,
    broken: others.filter(({ follows }) => follows === null),
    following: others.filter(({ follows }) => follows !== null),
    unjudged: rows.filter(({ state }) => state === 'unjudged'),
    kept: rows.filter(({ state }) => state === 'kept'),
  };
}

/** The canvas with a scenario run on it, and the slowest request of that run followed. */
export function followOnCanvas(mission: string, scenario: string): string {
  return `/missions/${mission}?run=${encodeURIComponent(scenario)}`;
}

/** The canvas with what a finding means selected. */
export function onCanvas(
  mission: string,
  { components, connections }: Pick<Finding, 'components' | 'connections'>,
): string {
  const meant = components[0] ?? connections[0];
  return `/missions/${mission}${meant === undefined ? '' : `?select=${encodeURIComponent(meant)}`}`;
}
