import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { scenariosOf } from '../missions/check-scenarios';
import { checkParams } from '../missions/mission-check-params';
import { rulesVersion, worldOf } from '../missions/rules-version';
import { stableJson } from '../shared/content-hash';
import { ENGINE_VERSION } from '../simulation/engine-version';
import { simulate } from '../simulation/simulate';
import { checksOf, contextOf, type GradeInput, judge, type Simulate } from './grade';
import { gradeFormOverSeeds, seedOfThrow } from './grade-over-seeds';
import type { RootedFinding } from './link-findings';
import { onForm, reportInForm } from './on-form';

/** A grade that was given earlier. */
export interface EarlierGrade {
  /** The mission as it was then; null when its text was not kept. */
  mission: Mission | null;
  report: GradeReport;
}

/** How much work a new grade of an old hand-in takes: none, as only words have changed; judging; simulating. */
export type RegradeLevel = 'none' | 'judged' | 'simulated';

/** Whether two entries of missions ask the same of a design, whatever they are worth and however they are worded. */
export function asksTheSame(a: MissionCheck, b: MissionCheck): boolean {
  return a.check === b.check && stableJson(checkParams(a)) === stableJson(checkParams(b));
}

/** Whether a scenario runs today as it ran under an earlier mission. */
const runsTheSame = (was: Mission, mission: Mission, scenario: string) =>
  worldOf(was, scenario) !== null && worldOf(was, scenario) === worldOf(mission, scenario);

/**
 * The most work that new grades take of hand-ins that were graded by an earlier mission (null when its text was not kept) and
 * engine. What is judged may still want single runs: those of throws of the dice that no report shows.
 */
export function levelOf(
  was: Mission | null,
  engineVersion: string,
  mission: Mission,
): RegradeLevel {
  if (was === null || engineVersion !== ENGINE_VERSION) return 'simulated';
  if (rulesVersion(was) === rulesVersion(mission)) return 'none';
  const named = new Set(checksOf(mission).flatMap(({ entry }) => scenariosOf(entry)));
  return [...named].every((scenario) => runsTheSame(was, mission, scenario))
    ? 'judged'
    : 'simulated';
}

/** A run was asked for that is not known. */
class NotKnown extends Error {}

/**
 * Grades a design by today's mission with the seed of an earlier grade, and equals grading it from scratch with that seed in
 * every verdict. What is sure to come out as before is taken over: runs of scenarios that run the same, and findings of checks that
 * ask the same of them. A promise that breaks in a run that was taken over is told without the story of an item.
 */
export function regrade(input: GradeInput & { was: EarlierGrade }): GradeReport {
  const { was, ...rest } = input;
  const report = reportInForm(input.mission, input.diagram, was.report);
  return onForm(rest, (form) => regradeForm(form, { ...was, report }));
}

function regradeForm(input: GradeInput, was: EarlierGrade): GradeReport {
  const runs = keptRuns(input.mission, was);
  const bySeed = new Map(
    [...runs].map(([id, { number, run }]) => [`${id} ${seedOfThrow(input.seed, number)}`, run]),
  );
  const run = input.simulate ?? simulate;
  const recall: Simulate = (asked) => {
    const known = bySeed.get(`${asked.scenarioId} ${asked.seed}`);
    return known === undefined || asked.watch !== undefined ? run(asked) : { run: known };
  };
  const findings = keptFindings(input, was, runs);
  return gradeFormOverSeeds({ ...input, simulate: recall }, { findings, runs });
}

type KeptRuns = ReadonlyMap<string, { number: number; run: ScenarioRun }>;

/** The runs of an earlier report that would come out the same today. */
function keptRuns(mission: Mission, { mission: was, report }: EarlierGrade): KeptRuns {
  if (was === null || report.engineVersion !== ENGINE_VERSION) return new Map();
  return new Map(
    report.scenarios
      .filter(({ id }) => runsTheSame(was, mission, id))
      .map((run) => [run.id, { number: report.throws?.[run.id] ?? 1, run }]),
  );
}

/** The findings of an earlier report that would come out the same today, with today's points and words around them. */
function keptFindings(
  input: GradeInput,
  { mission: was, report }: EarlierGrade,
  runs: KeptRuns,
): Map<string, RootedFinding> {
  // What something costs is counted from a run by the mission's prices.
  const countsTheSame = stableJson(was?.cost ?? null) === stableJson(input.mission.cost ?? null);
  const earlier = new Map(
    (was && countsTheSame ? checksOf(was) : []).map(({ entry }) => [entry.id, entry]),
  );
  const found = new Map(report.findings.map((finding) => [finding.id, finding]));
  const roots = rootsIn(input, runs);
  return new Map(
    checksOf(input.mission).flatMap(({ entry, stage }) => {
      const before = earlier.get(entry.id);
      const finding = found.get(entry.id);
      const scenarios = scenariosOf(entry);
      // What looks at the drawing alone costs nothing to be judged again.
      if (!before || !finding || scenarios.length === 0) return [];
      if (!asksTheSame(before, entry) || !scenarios.every((id) => runs.has(id))) return [];
      const { points, because, lesson = null } = entry;
      const words = { stage, points, because, lesson, followsFrom: null };
      return [[entry.id, { ...finding, ...words, roots: roots(entry, finding) }] as const];
    }),
  );
}

/** By what keys a stored finding is told from others: those that judging its run again gives, or else what it says itself. */
function rootsIn(input: GradeInput, runs: KeptRuns) {
  const context = contextOf(
    {
      ...input,
      stories: false,
      onProgress: () => {},
      simulate({ scenarioId }) {
        const known = runs.get(scenarioId);
        if (known === undefined) throw new NotKnown(scenarioId);
        return { run: known.run };
      },
    },
    new Map(),
  );
  return (entry: MissionCheck, finding: Finding): readonly string[] => {
    if (finding.passed) return [];
    const again = judge(context, entry, finding.stage);
    return !again.passed && again.cause === finding.cause
      ? again.roots
      : [`${finding.cause} ${JSON.stringify(finding.data)}`];
  };
}
