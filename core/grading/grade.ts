import type { CheckContext } from '../checks/check-type';
import { CHECKS } from '../checks/registry';
import type { Diagram } from '../contracts/diagram-schema';
import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import type { StoryStep } from '../contracts/story-step';
import { buildGraph, type Graph } from '../diagram/graph';
import { scenariosOf } from '../missions/check-scenarios';
import { checkParams } from '../missions/mission-check-params';
import { missionVersion } from '../missions/mission-version';
import { ENGINE_VERSION } from '../simulation/engine-version';
import type { Trouble } from '../simulation/outcome';
import { simulate } from '../simulation/simulate';
import { linkFindings, type RootedFinding } from './link-findings';
import { findingOnForm, onForm } from './on-form';
import { shortStory } from './short-story';
import { tally } from './tally';

/** How far a grading has come. */
export interface GradeProgress {
  /** The scenario being run, and its number from 1. */
  scenario: string;
  number: number;
  /** Scenarios that the checks need altogether. */
  of: number;
  /** Simulated time within the scenario, ms. */
  atMs: number;
  horizonMs: number;
  /** Events simulated so far, all scenarios together. */
  events: number;
}

export interface GradeInput {
  mission: Mission;
  missionSlug: string;
  /** Parsed by `parseDiagramFor` with the same mission. */
  diagram: Diagram;
  seed: string;
  onProgress?: (progress: GradeProgress) => void;
  /** Runs one scenario; the engine's `simulate` unless a test or a cache stands in. */
  simulate?: Simulate;
  /** Whether broken promises are told as stories, which takes another run each; true unless told otherwise. */
  stories?: boolean;
}

export type Simulate = (input: {
  mission: Mission;
  diagram: Diagram;
  scenarioId: string;
  seed: string;
  onProgress: (progress: { atMs: number; events: number }) => void;
  watch?: { flow: string; item: number };
}) => { run: ScenarioRun; trouble?: Trouble[]; story?: StoryStep[] | null };

/**
 * Grades a diagram in its canonical form: runs each scenario that a check needs once, judges every check of every stage, and
 * adds up points, stars and whether stage 1 is complete. Equal arguments give an equal report, byte for byte as JSON, and
 * designs that differ in names and drawing alone give equal reports up to names.
 */
export function grade(input: GradeInput): GradeReport {
  return onForm(input, gradeForm);
}

function gradeForm(input: GradeInput): GradeReport {
  const runs: Runs = new Map();
  const context = contextOf(input, runs);
  const findings = checksOf(input.mission).map(({ entry, stage }) => judge(context, entry, stage));
  return reportOf(input, findings, (scenario) => runs.get(scenario));
}

/** The runs of a grading by scenario. */
export type Runs = Map<string, ScenarioRun>;

/** Every check of a mission with the number of its stage, in order. */
export function checksOf(mission: Mission): { entry: MissionCheck; stage: number }[] {
  return mission.stages.flatMap((stage, index) =>
    stage.checks.map((entry) => ({ entry, stage: index + 1 })),
  );
}

/** The report of what was found, with the runs that are to be shown. */
export function reportOf(
  { mission, missionSlug, seed }: GradeInput,
  judged: readonly RootedFinding[],
  runOf: (scenario: string) => ScenarioRun | undefined,
): GradeReport {
  const findings = linkFindings([...judged]);
  return {
    mission: missionSlug,
    missionVersion: missionVersion(mission),
    engineVersion: ENGINE_VERSION,
    seed,
    ...tally(mission, findings),
    findings,
    scenarios: mission.scenarios.flatMap(({ id }) => runOf(id) ?? []),
  };
}

/**
 * The first check, in the mission's order, that a diagram fails although it is not among `tolerated`; null when there is
 * none. Runs no scenario beyond the one that decides.
 */
export function firstFailure(input: GradeInput, tolerated: ReadonlySet<string>): Finding | null {
  return findingOnForm(input, (form) => firstFailureOfForm(form, tolerated));
}

function firstFailureOfForm(
  input: GradeInput,
  tolerated: ReadonlySet<string>,
): RootedFinding | null {
  const context = contextOf({ ...input, stories: false }, new Map());
  for (const [index, stage] of input.mission.stages.entries()) {
    for (const entry of stage.checks) {
      if (tolerated.has(entry.id)) continue;
      const finding = judge(context, entry, index + 1);
      if (!finding.passed) return finding;
    }
  }
  return null;
}

/** Ids of the scenarios that a mission's checks name, in the mission's order. */
export function neededScenarios(mission: Mission): string[] {
  const named = new Set(checksOf(mission).flatMap(({ entry }) => scenariosOf(entry)));
  return mission.scenarios.map(({ id }) => id).filter((id) => named.has(id));
}

/** What checks may look at: a scenario is run when it is first asked for, and kept in `runs`. */
export function contextOf(input: GradeInput, runs: Runs): CheckContext {
  const { mission, diagram, seed, onProgress = () => {} } = input;
  const runScenario = input.simulate ?? simulate;
  const graphs = new Map<string, Graph>();
  const troubles = new Map<string, Trouble[]>();
  const of = neededScenarios(mission).length;
  return {
    mission,
    diagram,
    graph(flow) {
      const known = graphs.get(flow ?? '');
      if (known) return known;
      const graph = buildGraph(diagram, flow);
      graphs.set(flow ?? '', graph);
      return graph;
    },
    run(scenario) {
      const known = runs.get(scenario);
      if (known) return known;
      const number = runs.size + 1;
      const horizonMs = mission.scenarios.find(({ id }) => id === scenario)?.horizonMs ?? 0;
      const before = [...runs.values()].reduce((events, run) => events + run.events, 0);
      const report = (atMs: number, events: number) =>
        onProgress({ scenario, number, of, atMs, horizonMs, events: before + events });
      report(0, 0);
      const { run, trouble = [] } = runScenario({
        mission,
        diagram,
        scenarioId: scenario,
        seed,
        onProgress: ({ atMs, events }) => report(atMs, events),
      });
      runs.set(scenario, run);
      troubles.set(scenario, trouble);
      report(horizonMs, run.events);
      return run;
    },
    story(scenario, flow, kinds) {
      // A run that was stopped would be simulated to the same end again, for one item of many.
      if (input.stories === false || runs.get(scenario)?.status !== 'ok') return null;
      const trouble = troubles.get(scenario)?.find((entry) => entry.flow === flow);
      const item = kinds.map((kind) => trouble?.[kind]).find((found) => typeof found === 'number');
      if (item === undefined || item === null) return null;
      const watch = { flow, item };
      const { story } = runScenario({
        mission,
        diagram,
        scenarioId: scenario,
        seed,
        onProgress: () => {},
        watch,
      });
      return story ? shortStory(story) : null;
    },
  };
}

/** What one check of the mission finds. */
export function judge(context: CheckContext, entry: MissionCheck, stage: number): RootedFinding {
  const check = CHECKS.get(entry.check);
  if (!check) throw new Error(`there is no check "${entry.check}"`);
  const { passed, judged, cause, data, message, ...evidence } = check.run(
    context,
    checkParams(entry),
  );
  return {
    id: entry.id,
    check: entry.check,
    stage,
    passed,
    judged,
    cause,
    data,
    points: entry.points,
    message,
    because: entry.because,
    lesson: entry.lesson ?? null,
    followsFrom: null,
    ...evidence,
  };
}
