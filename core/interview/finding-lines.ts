import { causeEnd } from '../checks/recovers-within';
import { listOf } from '../checks/wording';
import type { Diagram } from '../contracts/diagram-schema';
import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission, Scenario } from '../contracts/mission-schema';
import { faultTargets } from '../diagram/fault-targets';
import { decidingScenario } from '../grading/deciding-scenario';
import { checksOf } from '../grading/grade';
import { isBroken } from '../grading/is-broken';
import type { RunInstant } from '../grading/run-instant';
import { promiseOf } from '../missions/promise';
import { quoted, type ReportLine } from './round-report';
import type { RoundState } from './round-state';
import { type Stroke, touchedAt } from './strokes';

/** The promises of a mission with these ids, quoted, in its order: “A”, “B” and “C”. */
export function namedPromises(mission: Mission, ids: readonly string[]): string {
  const checks = checksOf(mission).filter(({ entry }) => ids.includes(entry.id));
  return listOf(checks.map(({ entry }) => quoted(promiseOf(entry))));
}

/** The broken promises that follow from no other, in the mission's order. */
export function brokenFirst(report: GradeReport | undefined): Finding[] {
  return (report?.findings ?? []).filter(
    (finding) => isBroken(finding) && finding.followsFrom === null,
  );
}

/** A drawing with the mission that it was graded for, and what the grade found. */
export interface GradedDrawing {
  mission: Mission;
  diagram: Diagram;
  report: GradeReport;
}

/** Checks that sum up or compare over a whole run: it has no instant that decides them. */
const OF_THE_WHOLE_RUN = new Set([
  'costs-at-most',
  'in-order',
  'no-hot-shard',
  'queue-carries-work',
]);

/** The beginnings of causes that say what never happened in a run, which no instant of it shows. */
const NEVER = /^(?:no|not|nothing|never)-/;

/** The last instant of a finding's story, ms; null without one. */
function endOfStory({ counterexample }: Finding): number | null {
  const step = (counterexample ?? []).findLast((one) => typeof one !== 'string' && 'atMs' in one);
  return typeof step === 'object' && 'atMs' in step ? step.atMs : null;
}

/** The instant of a scenario that a finding's limit is, ms: what is not done by then is too late. Null where its limit is none. */
function deadlineOf(mission: Mission, scenario: string, { check, figures }: Finding) {
  const limit = figures.find(({ unit, limit: most }) => unit === 'ms' && most !== null)?.limit;
  if (typeof limit !== 'number') return null;
  if (check === 'drained-within') return limit;
  const over = check === 'recovers-within' ? causeEnd(mission, scenario) : null;
  return over === null ? null : over + limit;
}

/** When a scenario first makes something fail that is in the drawing, ms; null where it does not. */
function firstFault({ mission, diagram }: GradedDrawing, { faults }: Scenario): number | null {
  const struck = faults.filter(({ target }) => faultTargets(mission, diagram, target).length > 0);
  return struck.map(({ at }) => at).sort((a, b) => a - b)[0] ?? null;
}

/**
 * Tells of a drawing's findings the instant of a run at which each was decided: the end of its story where there is one, the deadline that passed, or else when
 * its scenario first makes something fail. Null for what was read off the drawing alone, and where no instant decides.
 */
export function decidedAt(drawing: GradedDrawing): (finding: Finding) => RunInstant | null {
  const { mission, diagram } = drawing;
  const scenarioOf = decidingScenario(mission, diagram);
  return (finding) => {
    const id = scenarioOf(finding);
    const scenario = mission.scenarios.find((one) => one.id === id);
    if (!scenario || OF_THE_WHOLE_RUN.has(finding.check)) return null;
    const said = endOfStory(finding) ?? deadlineOf(mission, scenario.id, finding);
    const ms = said ?? (NEVER.test(finding.cause ?? '') ? null : firstFault(drawing, scenario));
    if (ms === null) return null;
    return { scenario: scenario.id, ms: Math.round(Math.min(ms, scenario.horizonMs)) };
  };
}

/** What held and what did not: each broken promise with when its parts were last drawn, and where to look in the run. */
export function findingLines(
  drawing: GradedDrawing,
  { strokes }: RoundState,
  step: Stroke['step'],
): ReportLine[] {
  const { mission, report } = drawing;
  const words = new Map(checksOf(mission).map(({ entry }) => [entry.id, promiseOf(entry)]));
  const instantOf = decidedAt(drawing);
  return report.findings
    .filter(({ followsFrom }) => followsFrom === null)
    .map((finding) => {
      const { id, passed, judged, message, components } = finding;
      const broken = isBroken(finding);
      const atMs = broken ? touchedAt(strokes, step, components) : null;
      const run = broken ? instantOf(finding) : null;
      return {
        sign: passed ? 'kept' : judged ? 'missed' : 'note',
        text: `“${words.get(id) ?? id}” ${judged ? message : `Not judged: ${message}`}`,
        ...(atMs === null ? {} : { atMs }),
        ...(run === null ? {} : { run }),
      };
    });
}

/** The broken promise that cost a drawing most, with the instant at which it was decided; null where nothing broke in a run. */
export function decisiveMoment(drawing: GradedDrawing): { text: string; run: RunInstant } | null {
  const instantOf = decidedAt(drawing);
  for (const finding of brokenFirst(drawing.report).toSorted((a, b) => b.points - a.points)) {
    const run = instantOf(finding);
    if (run !== null) return { text: finding.message, run };
  }
  return null;
}
