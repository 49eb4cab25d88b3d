import { CHECKS } from '../checks/registry';
import type { Figure, GradeReport } from '../contracts/grade-report';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { scenariosOf } from '../missions/check-scenarios';
import {
  checksOf,
  contextOf,
  type GradeInput,
  judge,
  neededScenarios,
  type Runs,
  reportOf,
} from './grade';
import type { RootedFinding } from './link-findings';
import { inForm, onForm } from './on-form';

/** How near to its limit a figure may lie before one throw of the dice is not enough. */
const NEAR = 0.05;

/** The throws of the dice beyond the first. */
const MORE_THROWS = [2, 3];

/** Whether a figure lies within 5 % of its limit, on either side; one that meets a count exactly leaves nothing to chance. */
export function isNearLimit({ value, limit }: Figure): boolean {
  if (typeof value !== 'number' || limit === null || value === limit || limit === 0) return false;
  return Math.abs(value / limit - 1) <= NEAR;
}

/** The seed of a throw, counted from 1. */
export function seedOfThrow(seed: string, number: number): string {
  return number === 1 ? seed : `${seed}/${number}`;
}

/** Whether chance may decide a check: it counts what goes wrong, in a scenario in which something does. */
function isOverChance(mission: Mission, entry: MissionCheck): boolean {
  if (CHECKS.get(entry.check)?.chance !== true) return false;
  const named = scenariosOf(entry);
  return mission.scenarios.some(
    ({ id, faults, poison }) => named.includes(id) && (faults.length > 0 || poison !== undefined),
  );
}

/** Whether one throw of the dice is not enough to keep a promise. */
function needsMore(mission: Mission, entry: MissionCheck, finding: RootedFinding): boolean {
  if (!finding.passed) return false;
  return finding.figures.some(isNearLimit) || isOverChance(mission, entry);
}

/** One run that a grade looks at. */
export interface WantedRun {
  scenarioId: string;
  seed: string;
}

/** The runs of further throws that a grade may look at, once those of the first are known; `simulate` must know these. */
export function furtherRuns(input: GradeInput): WantedRun[] {
  const context = contextOf({ ...inForm(input), stories: false }, new Map());
  const { mission, seed } = input;
  const open = checksOf(mission).filter(({ entry, stage }) =>
    needsMore(mission, entry, judge(context, entry, stage)),
  );
  const scenarios = new Set(open.flatMap(({ entry }) => scenariosOf(entry)));
  return MORE_THROWS.flatMap((number) =>
    [...scenarios].map((scenarioId) => ({ scenarioId, seed: seedOfThrow(seed, number) })),
  );
}

/** One throw of the dice: its runs, made as they are asked for, and what may be looked at in them. */
function throwDice(
  input: GradeInput,
  number: number,
  before: { runs: number; of: number; events: number },
) {
  const runs: Runs = new Map();
  const context = contextOf(
    {
      ...input,
      seed: seedOfThrow(input.seed, number),
      onProgress: (progress) => {
        input.onProgress?.({
          ...progress,
          number: progress.number + before.runs,
          events: progress.events + before.events,
          of: Math.max(before.of, progress.number + before.runs),
        });
      },
    },
    runs,
  );
  return { context, runs };
}

function eventsOf(runs: Runs): number {
  return [...runs.values()].reduce((sum, run) => sum + run.events, 0);
}

const LUCK =
  ' (This close to the limit it takes luck: of three runs with different random numbers, not all held.)';

/**
 * Grades a diagram as `grade` does, but so that luck is no design: a check that is passed with a figure within 5 % of its
 * limit, or whose counts are up to chance, is judged with two more seeds, derived from the first, and is passed only if it is
 * with all three. Only the scenarios that decide are run again. Where another throw than the first decides, the report shows
 * its run, and says in `throws` which one it is.
 */
export function gradeOverSeeds(input: GradeInput): GradeReport {
  return onForm(input, (form) => gradeFormOverSeeds(form, NOTHING_SETTLED));
}

/** What is known of a grade before it is made. */
export interface Settled {
  /** Findings that hold without being judged, by id. */
  findings: ReadonlyMap<string, RootedFinding>;
  /** By scenario the throw of the dice that was shown with them, and its run. */
  runs: ReadonlyMap<string, { number: number; run: ScenarioRun }>;
}

const NOTHING_SETTLED: Settled = { findings: new Map(), runs: new Map() };

/** `gradeOverSeeds` of a design in its canonical form, of which some findings may be settled. */
export function gradeFormOverSeeds(input: GradeInput, settled: Settled): GradeReport {
  const { mission } = input;
  const checks = checksOf(mission);
  const needed = neededScenarios(mission).length;
  const first = throwDice(input, 1, { runs: 0, of: needed, events: 0 });
  const findings = checks.map(
    ({ entry, stage }) => settled.findings.get(entry.id) ?? judge(first.context, entry, stage),
  );
  const isSettled = (place: number) => settled.findings.has(checks[place]?.entry.id ?? '');
  let open = checks.flatMap(({ entry }, place) =>
    !isSettled(place) && needsMore(mission, entry, findings[place] as RootedFinding) ? [place] : [],
  );
  const again = new Set(open.flatMap((place) => scenariosAt(place))).size;
  /** By scenario: the throw whose run is shown. */
  const shown = new Map<string, number>();
  const throws = new Map([[1, first]]);
  let runs = first.runs.size;
  let events = eventsOf(first.runs);
  findings.forEach((finding, place) => {
    if (finding.passed) return;
    for (const scenario of scenariosAt(place)) {
      const number = isSettled(place) ? (settled.runs.get(scenario)?.number ?? 1) : 1;
      shown.set(scenario, Math.min(number, shown.get(scenario) ?? number));
    }
  });
  for (const number of MORE_THROWS) {
    if (open.length === 0) break;
    const of = needed + again * MORE_THROWS.length;
    const dice = throwDice(input, number, { runs, of, events });
    throws.set(number, dice);
    open = open.filter((place) => {
      const { entry, stage } = checks[place] as (typeof checks)[number];
      const finding = judge(dice.context, entry, stage);
      if (finding.passed || !finding.judged) return true;
      findings[place] = { ...finding, message: `${finding.message}${LUCK}` };
      for (const scenario of scenariosAt(place)) {
        if (!shown.has(scenario)) shown.set(scenario, number);
      }
      return false;
    });
    runs += dice.runs.size;
    events += eventsOf(dice.runs);
  }
  // What held is told with the figures of the run that is shown.
  for (const [place, { entry, stage }] of checks.entries()) {
    const number = Math.max(1, ...scenariosAt(place).map((scenario) => shown.get(scenario) ?? 1));
    const dice = throws.get(number);
    if (number === 1 || !dice || !findings[place]?.passed) continue;
    if (!scenariosAt(place).every((scenario) => dice.runs.has(scenario))) continue;
    const finding = judge(dice.context, entry, stage);
    if (finding.passed) findings[place] = finding;
  }
  const report = reportOf(input, findings, (scenario) => {
    const number = shown.get(scenario) ?? 1;
    const run = throws.get(number)?.runs.get(scenario);
    const stored = settled.runs.get(scenario);
    if (run !== undefined || stored === undefined) return run;
    if (stored.number === number) return stored.run;
    return throwDice(input, number, { runs, of: runs + 1, events }).context.run(scenario);
  });
  const others = [...shown].filter(([, number]) => number > 1);
  return others.length === 0 ? report : { ...report, throws: Object.fromEntries(others) };

  function scenariosAt(place: number): string[] {
    const check = checks[place];
    return check === undefined ? [] : scenariosOf(check.entry);
  }
}
