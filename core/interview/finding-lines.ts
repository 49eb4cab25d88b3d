import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import { checksOf } from '../grading/grade';
import type { RunInstant } from '../grading/run-instant';
import { scenariosOf } from '../missions/check-scenarios';
import { promiseOf } from '../missions/promise';
import type { ReportLine } from './round-report';
import type { RoundState } from './round-state';
import { type Stroke, touchedAt } from './strokes';

/** Whether a promise was judged and is broken. */
export const isBroken = ({ passed, judged }: Finding): boolean => judged && !passed;

/** The broken promises that follow from no other, in the mission's order. */
export function brokenFirst(report: GradeReport | undefined): Finding[] {
  return (report?.findings ?? []).filter(
    (finding) => isBroken(finding) && finding.followsFrom === null,
  );
}

/** Checks whose limit is an instant of the run: what is not done by then is too late. */
const DEADLINES = new Set(['drained-within']);

/** The last instant of a finding's story, ms; null without one. */
function endOfStory({ counterexample }: Finding): number | null {
  const step = (counterexample ?? []).findLast((one) => typeof one !== 'string' && 'atMs' in one);
  return typeof step === 'object' && 'atMs' in step ? step.atMs : null;
}

/**
 * The instant of a run at which a promise was decided: the end of its story where there is one, the deadline that passed, or else when
 * its scenario first makes something fail. Null for what was read off the drawing alone, and where no instant decides.
 */
export function decidedAt(mission: Mission, finding: Finding): RunInstant | null {
  const entry = checksOf(mission).find((one) => one.entry.id === finding.id)?.entry;
  const named = entry ? scenariosOf(entry) : [];
  const told = named.find((id) => id === finding.data.scenario);
  const scenario = mission.scenarios.find(({ id }) => id === (told ?? named[0]));
  if (!entry || !scenario) return null;
  const limit = finding.figures.find(({ unit, limit: most }) => unit === 'ms' && most !== null);
  const deadline = DEADLINES.has(entry.check) ? (limit?.limit ?? null) : null;
  const first = scenario.faults.map(({ at }) => at).sort((a, b) => a - b)[0];
  const ms = endOfStory(finding) ?? deadline ?? first;
  if (ms === undefined) return null;
  return { scenario: scenario.id, ms: Math.round(Math.min(ms, scenario.horizonMs)) };
}

/** What held and what did not: each broken promise with when its parts were last drawn, and where to look in the run. */
export function findingLines(
  mission: Mission,
  report: GradeReport,
  { strokes }: RoundState,
  step: Stroke['step'],
): ReportLine[] {
  const words = new Map(checksOf(mission).map(({ entry }) => [entry.id, promiseOf(entry)]));
  return report.findings
    .filter(({ followsFrom }) => followsFrom === null)
    .map((finding) => {
      const { id, passed, judged, message, components } = finding;
      const broken = isBroken(finding);
      const atMs = broken ? touchedAt(strokes, step, components) : null;
      const run = broken ? decidedAt(mission, finding) : null;
      return {
        sign: passed ? 'kept' : judged ? 'missed' : 'note',
        text: `“${words.get(id) ?? id}” ${judged ? message : `Not judged: ${message}`}`,
        ...(atMs === null ? {} : { atMs }),
        ...(run === null ? {} : { run }),
      };
    });
}

/** The broken promise that cost a drawing most, with the instant at which it was decided; null where nothing broke in a run. */
export function decisiveMoment(
  mission: Mission,
  report: GradeReport | undefined,
): { text: string; run: RunInstant } | null {
  for (const finding of brokenFirst(report).toSorted((a, b) => b.points - a.points)) {
    const run = decidedAt(mission, finding);
    if (run !== null) return { text: finding.message, run };
  }
  return null;
}
