import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { checksOf } from '../grading/grade';
import { mutantsOf } from '../grading/mutants';
import { scaleLoad } from '../missions/scale-load';
import { ENGINE_VERSION } from '../simulation/engine-version';
import { type Grades, judgeBreaks, judgeChange, judgeDrawing, judgeTrades } from './judge-drawing';
import { judgeClarify, judgeEstimates, judgeForm } from './judge-talk';
import { isDrawn, keyOf, MORE_LOAD, mutantsFor, openDrawing, roundMission } from './questions';
import type { RoundWorld } from './round';
import { type Judged, levelOf, type ReportRow, type RoundReport } from './round-report';
import type { RoundState } from './round-state';
import { STEPS, type Step, softMs, stepAfter } from './steps';

/** One grading that a report needs. */
export interface WantedGrade {
  key: string;
  mission: Mission;
  diagram: Diagram;
}

/** The gradings that the report of a round is made from; none when nothing was drawn. */
export function gradesWanted(world: RoundWorld, state: RoundState): WantedGrade[] {
  const { mission } = world;
  const { drawing } = state;
  const wanted: WantedGrade[] = [];
  const reached = state.began.change !== undefined;
  const after = openDrawing(world, { ...state, step: 'change' });
  if (reached && (isDrawn(mission, drawing) || state.changed !== null)) {
    const changed = roundMission(world, { ...state, step: 'change' });
    if (isDrawn(changed, after)) wanted.push({ key: 'change', mission: changed, diagram: after });
  }
  if (!isDrawn(mission, drawing)) return wanted;
  wanted.push({ key: 'base', mission, diagram: drawing });
  if (state.breaks.load || state.figure !== null) {
    wanted.push({ key: 'load', mission: scaleLoad(mission, MORE_LOAD), diagram: drawing });
  }
  const asked = new Set([
    ...mutantsFor(world, drawing)
      .map(keyOf)
      .filter((key) => state.breaks[key]),
    ...state.trades.map(({ without }) => without),
  ]);
  for (const mutant of mutantsOf(mission, drawing)) {
    const key = keyOf(mutant);
    if (asked.delete(key)) wanted.push({ key, mission, diagram: mutant.diagram });
  }
  return wanted;
}

function judgedStep(step: Step, world: RoundWorld, state: RoundState, grades: Grades): Judged {
  const { interview } = world;
  switch (step) {
    case 'clarify':
      return judgeClarify(world, state, grades.base);
    case 'estimate':
      return judgeEstimates(world, state, grades.base);
    case 'interface':
      return judgeForm(interview.interface, state.interface, grades.base);
    case 'data':
      return judgeForm(interview.data, state.data, grades.base);
    case 'draw':
      return judgeDrawing(world, state, grades.base);
    case 'change':
      return judgeChange(world, state, grades);
    case 'breaks':
      return judgeBreaks(world, state, grades);
    case 'defend':
      return judgeTrades(world, state, grades);
  }
}

/** How long a step took by the clock of the round, ms; null when it never began. */
export function spentMs(state: RoundState, step: Step, now: number): number | null {
  const began = state.began[step];
  if (began === undefined) return null;
  const next = stepAfter(step);
  const ended = (next === null ? undefined : state.began[next]) ?? state.endedMs ?? now;
  return Math.max(0, ended - began);
}

const TALK = 'in-the-interview';
const SECTIONS: Record<Step, { title: string; href: string }> = {
  clarify: { title: 'Requirements', href: `/lessons/${TALK}#requirements` },
  estimate: { title: 'Estimates', href: `/lessons/${TALK}#estimates` },
  interface: { title: 'Interface and data', href: `/lessons/${TALK}#interface-and-data` },
  data: { title: 'Interface and data', href: `/lessons/${TALK}#interface-and-data` },
  draw: { title: 'High level', href: `/lessons/${TALK}#high-level` },
  change: { title: 'Deep dive', href: `/lessons/${TALK}#deep-dive` },
  breaks: { title: 'Deep dive', href: `/lessons/${TALK}#deep-dive` },
  defend: { title: 'Trade-offs', href: `/lessons/${TALK}#trade-offs` },
};

/** At most three things to do next: first what the first broken promise teaches, then the weakest steps. */
function practise(world: RoundWorld, slug: string, rows: readonly ReportRow[], { base }: Grades) {
  const next: RoundReport['practise'] = [];
  const broken = base?.findings.find(
    ({ passed, judged, followsFrom }) => judged && !passed && followsFrom === null,
  );
  const lesson = checksOf(world.mission).find(({ entry }) => entry.id === broken?.id)?.entry.lesson;
  if (broken && lesson) {
    next.push({
      title: 'What your drawing broke first',
      href: `/lessons/${lesson}`,
      why: broken.message,
    });
  }
  if (!base || broken) {
    const why = 'Draw it without a clock, run it, and hand it in.';
    next.push({ title: world.mission.title, href: `/missions/${slug}`, why });
  }
  const weak = rows
    .filter(({ level }) => level !== 'strong')
    .toSorted((a, b) => a.earned / a.of - b.earned / b.of);
  for (const { step, level } of weak) {
    if (next.length === 3) break;
    const section = SECTIONS[step];
    if (next.some(({ href }) => href === section.href)) continue;
    const title = STEPS.find(({ id }) => id === step)?.title ?? step;
    next.push({ ...section, why: `“${title}” was ${level}.` });
  }
  return next.slice(0, 3);
}

/** The report of a finished round, from what was said and from the grades it wanted. Equal arguments give an equal report. */
export function judgeRound(
  world: RoundWorld,
  slug: string,
  state: RoundState,
  grades: Grades,
): RoundReport {
  const rows = STEPS.map(({ id: step }): ReportRow => {
    const { earned, of, lines, model } = judgedStep(step, world, state, grades);
    return {
      step,
      level: levelOf(earned, of),
      earned,
      of,
      lines,
      model,
      spentMs: spentMs(state, step, state.endedMs ?? 0),
      softMs: softMs(step, state.length, state.stretched),
    };
  });
  return { engineVersion: ENGINE_VERSION, rows, practise: practise(world, slug, rows, grades) };
}
