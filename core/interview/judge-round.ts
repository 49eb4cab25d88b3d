import { checksOf } from '../grading/grade';
import { ENGINE_VERSION } from '../simulation/engine-version';
import { brokenFirst, decisiveMoment } from './finding-lines';
import { judgeBreaks } from './judge-breaks';
import { type Grades, judgeChange, judgeDrawing } from './judge-drawing';
import { judgeClarify, judgeEstimates, judgeForm } from './judge-talk';
import { judgeTrades } from './judge-trades';
import type { ReasonVerdicts } from './reasons';
import type { RoundWorld } from './round';
import { type Judged, levelOf, type ReportRow, type RoundReport } from './round-report';
import type { RoundState } from './round-state';
import { STEPS, type Step, softMs, stepAfter } from './steps';

/** What came of the runs that a report is made from. */
export interface Outcomes {
  grades: Grades;
  /** The trials of reasons, as far as they are there. */
  verdicts?: ReasonVerdicts;
  /** Keys of the gradings that are still being made. */
  awaited?: ReadonlySet<string>;
}

function judgedStep(
  step: Step,
  world: RoundWorld,
  state: RoundState,
  { grades, verdicts, awaited }: Required<Outcomes>,
): Judged {
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
      return judgeDrawing(world, state, grades.base, verdicts);
    case 'change':
      return judgeChange(world, state, grades);
    case 'breaks':
      return judgeBreaks(world, state, grades, awaited);
    case 'defend':
      return judgeTrades(world, state, grades, awaited);
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
  const [broken] = brokenFirst(base);
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
    // Of what is still being run nobody knows how it was.
    .filter(({ level, trying }) => level !== 'strong' && trying === 0)
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

/**
 * The report of a finished round, from what was said and from what came of its runs; the report so far, while some are under way. Equal arguments
 * give an equal report.
 */
export function judgeRound(
  world: RoundWorld,
  slug: string,
  state: RoundState,
  { grades, verdicts = {}, awaited = new Set() }: Outcomes,
): RoundReport {
  const { drawing } = state;
  const { base } = grades;
  const rows = STEPS.map(({ id: step }): ReportRow => {
    const judged = judgedStep(step, world, state, { grades, verdicts, awaited });
    const { earned, of, lines, model, isFirstBroken, trying = 0 } = judged;
    return {
      step,
      level: levelOf(earned, of, isFirstBroken),
      earned,
      of,
      lines,
      trying,
      model,
      spentMs: spentMs(state, step, state.endedMs ?? 0),
      softMs: softMs(step, state.length, state.stretched),
    };
  });
  return {
    engineVersion: ENGINE_VERSION,
    rows,
    decisive:
      drawing && base
        ? decisiveMoment({ mission: world.mission, diagram: drawing, report: base })
        : null,
    practise: practise(world, slug, rows, grades),
  };
}
