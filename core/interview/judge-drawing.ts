import type { GradeReport } from '../contracts/grade-report';
import { diffDiagrams } from '../diagram/diff';
import { checksOf } from '../grading/grade';
import { isBroken } from '../grading/is-broken';
import { findingLines, namedPromises } from './finding-lines';
import { openDrawing, roundMission, twistOf } from './questions';
import { judgeReasons, type ReasonVerdicts } from './reasons';
import type { RoundWorld } from './round';
import type { Judged, ReportLine } from './round-report';
import type { RoundState } from './round-state';

/** Grades by what they are of: `base`, `change`, `load`, and mutants of the first drawing by their key. */
export type Grades = Record<string, GradeReport | undefined>;

const NOTHING_DRAWN: ReportLine = {
  sign: 'missed',
  text: 'Nothing was drawn, so nothing could run.',
};

const FIRST_BROKEN: ReportLine = {
  sign: 'note',
  text: 'A promise of the first stage is broken, so this step is thin whatever else is kept.',
};

/** What is said first of a drawing that does not keep the first stage; nothing of one that does. */
const firstBroken = ({ passed }: GradeReport) => (passed ? [] : [FIRST_BROKEN]);

/** The points that the mission gives for the drawing at the bell, and what the reasons for it come to. */
export function judgeDrawing(
  world: RoundWorld,
  state: RoundState,
  base: GradeReport | undefined,
  verdicts: ReasonVerdicts,
): Judged {
  const { mission } = world;
  const { drawing } = state;
  const of = checksOf(mission).reduce((sum, { entry }) => sum + entry.points, 0);
  const model = [world.interview.model.draw];
  if (!base || !drawing) return { earned: 0, of, lines: [NOTHING_DRAWN], model };
  const reasons = judgeReasons(mission, state, base.score.total, verdicts);
  return {
    earned: base.score.earned + reasons.earned,
    of: base.score.total + reasons.of,
    lines: [
      ...firstBroken(base),
      ...findingLines({ mission, diagram: drawing, report: base }, state, 'draw'),
      ...reasons.lines,
    ],
    isFirstBroken: !base.passed,
    trying: reasons.trying,
    model,
  };
}

/** The points that the changed mission gives for what the drawing became. */
export function judgeChange(
  world: RoundWorld,
  state: RoundState,
  { base, change }: Grades,
): Judged {
  const twist = twistOf(world, state);
  const mission = roundMission(world, { ...state, step: 'change' });
  const of = checksOf(mission).reduce((sum, { entry }) => sum + entry.points, 0);
  const said: ReportLine = { sign: 'note', text: `The change: ${twist.says}` };
  if (!change) return { earned: 0, of, lines: [said, NOTHING_DRAWN], model: [twist.answer] };
  const lost = change.findings.filter(
    (finding) =>
      isBroken(finding) && base?.findings.some(({ id, passed }) => id === finding.id && passed),
  );
  const before = openDrawing(world, { ...state, step: 'change', changed: null });
  const after = openDrawing(world, { ...state, step: 'change' });
  const parts = state.changed === null ? 0 : diffDiagrams(before, state.changed).length;
  const redrawn =
    parts === 0
      ? 'You left the drawing as it was.'
      : `Old and new drawing differ in ${parts} ${parts === 1 ? 'part' : 'parts'}.`;
  const lines: ReportLine[] = [said, { sign: 'note', text: redrawn }, ...firstBroken(change)];
  lines.push(
    lost.length === 0
      ? { sign: 'kept', text: 'No promise that held before the change is broken after it.' }
      : {
          sign: 'missed',
          text: `${namedPromises(
            mission,
            lost.map(({ id }) => id),
          )} held before the change and ${lost.length === 1 ? 'is' : 'are'} broken after it.`,
        },
    ...findingLines({ mission, diagram: after, report: change }, state, 'change'),
  );
  const { earned, total } = change.score;
  return { earned, of: total, lines, isFirstBroken: !change.passed, model: [twist.answer] };
}
