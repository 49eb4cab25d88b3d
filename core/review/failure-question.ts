import type { Finding } from '../contracts/grade-report';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import type { ToldStory } from '../contracts/story-step';
import { promiseOf } from '../missions/promise';
import type { SingleQuestion } from '../quizzes/single';
import { shuffled } from '../shared/seeded-random';
import { storyLines } from '../simulation/story-words';

const WRONG_OPTIONS = 3;

/** What may be asked of a failed run: which promise breaks next, or what mends it. */
export type FailureForm = 'breaks' | 'mends';

/**
 * A question on a failed check of the learner's own design; null when the mission has no such check any more, the check
 * passed, or there is nothing to tell it from. Both forms take their wrong options from checks that the same design
 * passed: their promises did not break, and their advice mends what was whole. So every option can be explained.
 */
export function failureQuestion(
  mission: Mission,
  findings: readonly Finding[],
  checkId: string,
  form: FailureForm,
): SingleQuestion | null {
  const checks = new Map(mission.stages.flatMap((stage) => stage.checks).map((c) => [c.id, c]));
  const check = checks.get(checkId);
  const finding = findings.find(({ id }) => id === checkId);
  if (!check || !finding || finding.passed) return null;
  const textOf = form === 'breaks' ? promiseOf : adviceOf;
  const right = textOf(check);
  if (right === null) return null;
  const wrong = shuffled(findings, `${checkId}/${form}`).flatMap((other) => {
    const kept = checks.get(other.id);
    const text = kept && other.passed ? textOf(kept) : null;
    if (!kept || text === null || text === right) return [];
    const explanation =
      form === 'breaks'
        ? `This one held: ${other.message}`
        : `That serves “${promiseOf(kept)}”, which your design keeps already.`;
    return [{ text, correct: false, explanation }];
  });
  const distinct = wrong.filter((a, i) => wrong.findIndex((b) => b.text === a.text) === i);
  if (distinct.length === 0) return null;
  const explanation = `${finding.message} ${finding.because}`;
  return {
    id: 'moment',
    kind: 'single',
    prompt: promptOf(mission, check, finding, form),
    lesson: finding.lesson ?? undefined,
    // Ids are given after shuffling: they must not tell which option is right.
    options: shuffled(
      [{ text: right, correct: true, explanation }, ...distinct.slice(0, WRONG_OPTIONS)],
      `${mission.title}/${checkId}/${form}`,
    ).map((option, index) => ({ ...option, id: `option-${index}` })),
  };
}

/** All hints of a check together: one alone may speak of a cause that this design does not have. */
function adviceOf({ hints }: MissionCheck): string | null {
  return hints === undefined || hints.length === 0 ? null : hints.join(' ');
}

function promptOf(
  { title, scenarios }: Mission,
  check: MissionCheck,
  finding: Finding,
  form: FailureForm,
): string {
  const scenario = scenarios.find(({ id }) => id === check.scenario);
  const where = scenario ? `“${title}”, scenario “${scenario.title}”.` : `“${title}”.`;
  return form === 'breaks'
    ? `Your design for ${where} What comes next: which promise breaks?`
    : `Your design for ${where} ${finding.message} Which advice helps here?`;
}

const STEPS_SHOWN = 6;

/** Steps that tell the outcome itself. */
function tellsOutcome(step: ToldStory[number]): boolean {
  if (typeof step === 'string') return LINE_OF_ENGINE_1.test(step);
  if (step.kind === 'serves') return step.again;
  return step.kind === 'received-too-often' || step.kind === 'gone';
}

/** How reports of engine 1, which kept lines of text, worded those steps. */
const LINE_OF_ENGINE_1 = /: a duplicate$| was received too often from | is gone: /;

/**
 * What led to the failure, as far as it may be told before the answer: the last steps before the one in which the promise
 * breaks, as lines, and that there were more. `name` gives the learner's name of a component.
 */
export function storyBefore(
  { counterexample }: Pick<Finding, 'counterexample'>,
  name: (id: string) => string,
): string[] {
  const steps = counterexample ?? [];
  const outcome = steps.findIndex(tellsOutcome);
  const before = storyLines(steps.slice(0, outcome === -1 ? -1 : outcome), name);
  return before.length <= STEPS_SHOWN ? before : ['…', ...before.slice(-STEPS_SHOWN)];
}
