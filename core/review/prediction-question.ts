import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { Outcome, Prediction } from '../contracts/prediction-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { gapsOf, type Quantity } from '../missions/predictions';
import type { SingleQuestion } from '../quizzes/single';
import { formatMs, formatNumber } from '../shared/format-number';
import { shuffled } from '../shared/seeded-random';

const ASKED: Record<Quantity, string> = {
  answerMs: 'How long did the client wait for its answer (p99)?',
  drainMs: 'When was the last item delivered?',
  peakDepth: 'How many messages stood in the deepest queue?',
  duplicates: 'How many items were delivered again?',
};

function words(quantity: Quantity, value: number | 'infinite'): string {
  if (value === 'infinite') return quantity === 'drainMs' ? 'Not all were delivered' : 'Never';
  const isTime = quantity === 'answerMs' || quantity === 'drainMs';
  return isTime ? formatMs(value) : formatNumber(Math.round(value));
}

/** The figures to choose from: what happened, what was expected, and others a power of ten away. */
function candidates(actual: number | 'infinite', predicted: number): (number | 'infinite')[] {
  const base = typeof actual === 'number' && actual > 0 ? actual : Math.max(predicted, 1);
  return [actual, predicted, base * 10, base / 10, base * 100];
}

/**
 * A question on a figure that the learner predicted and that the graded run of their own design showed to be different;
 * null when the prediction was close, was not made, or nothing of the kind happened.
 */
export function predictionQuestion(input: {
  mission: Mission;
  run: ScenarioRun;
  diagram: Diagram;
  prediction: Prediction;
  quantity: Quantity;
}): SingleQuestion | null {
  const { mission, run, diagram, prediction, quantity } = input;
  const gap = gapsOf(prediction, run, diagram).find((one) => one.quantity === quantity);
  const actual: Outcome[Quantity] = gap?.actual ?? null;
  if (!gap || gap.close || actual === null) return null;
  const right = words(quantity, actual);
  const expected = words(quantity, gap.predicted);
  const texts = [...new Set(candidates(actual, gap.predicted).map((c) => words(quantity, c)))];
  const title = mission.scenarios.find(({ id }) => id === run.id)?.title ?? run.id;
  return {
    id: 'moment',
    kind: 'single',
    prompt: `Your design for “${mission.title}”, scenario “${title}”. ${ASKED[quantity]}`,
    // Ids are given after shuffling: they must not tell which option is right.
    options: shuffled(texts.slice(0, 4), `${mission.title}/${run.id}/${quantity}`).map(
      (text, index) => ({
        id: `option-${index}`,
        text,
        correct: text === right,
        explanation:
          text === right
            ? gap.why
            : text === expected
              ? 'This is what you expected before the first run.'
              : `The run showed something else: ${right}.`,
      }),
    ),
  };
}
