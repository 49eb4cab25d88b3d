import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { RememberedPrediction } from '@/core/contracts/prediction-schema';
import { QUANTITIES } from '@/core/missions/predictions';
import type { Question } from '@/core/quizzes/quiz-schema';
import { type CardRef, formatRef, parseRef } from '@/core/review/card-ref';
import { failureQuestion, storyBefore } from '@/core/review/failure-question';
import { predictionQuestion } from '@/core/review/prediction-question';
import { loadMission } from '@/server/content/missions';
import { loadQuiz } from '@/server/content/quizzes';
import { selectPredictions } from '@/server/data/predictions';
import type { StoredCard } from '@/server/data/review-cards';
import { type ReadableReport, selectOptionalHandedIn } from '@/server/data/submissions';

/** The learner's own run as a card shows it. */
export interface Moment {
  submissionId: string;
  diagram: Diagram;
  components: string[];
  connections: string[];
  /** What led to the failure, one line per step. */
  story: string[];
}

/** A card with its question, key included: for the server only. */
export interface CardQuestion {
  question: Question;
  /** Where it comes from, in words. */
  from: string;
  moment: Moment | null;
}

/** What a card asks; null when its quiz, mission, check or run is gone. */
export async function questionOfCard(card: StoredCard): Promise<CardQuestion | null> {
  const ref = parseRef(card.ref);
  if (ref === null) return null;
  if (ref.kind === 'question') {
    const quiz = (await loadQuiz(ref.quiz))?.quiz;
    const question = quiz?.questions.find(({ id }) => id === ref.question);
    return quiz && question
      ? { question, from: `From the quiz “${quiz.title}”`, moment: null }
      : null;
  }
  return card.submissionId === null ? null : questionOfRun(ref, card.submissionId, card.reps);
}

/** The learner's name of a component. */
const nameIn = (diagram: Diagram) => (id: string) =>
  diagram.components.find((component) => component.id === id)?.label ?? id;

type RunRef = Exclude<CardRef, { kind: 'question' }>;

async function questionOfRun(
  ref: RunRef,
  submissionId: string,
  reps: number,
): Promise<CardQuestion | null> {
  const [loaded, submission] = await Promise.all([
    loadMission(ref.mission),
    selectOptionalHandedIn(submissionId),
  ]);
  if (loaded === null || !submission?.own || submission.report === null) return null;
  const { diagram, report } = submission;
  const moment = { submissionId, diagram, components: [], connections: [], story: [] };
  const from = `From your own design for “${loaded.mission.title}”`;
  if (ref.kind === 'failure') {
    const finding = report.findings.find(({ id }) => id === ref.check);
    const question = askFailure(loaded.mission, report, ref.check, reps);
    if (!finding || !question) return null;
    const { components, connections } = finding;
    return {
      question,
      from,
      moment: { ...moment, components, connections, story: storyBefore(finding, nameIn(diagram)) },
    };
  }
  const predictions = await selectPredictions(ref.mission);
  const question = askPrediction(loaded.mission, { report, diagram, predictions }, ref);
  return question && { question, from, moment };
}

/** Turn by turn which promise broke and what mends it; the other form where one cannot be asked. */
function askFailure(mission: Mission, report: ReadableReport, check: string, reps: number) {
  const forms = reps % 2 === 0 ? (['breaks', 'mends'] as const) : (['mends', 'breaks'] as const);
  return (
    failureQuestion(mission, report.findings, check, forms[0]) ??
    failureQuestion(mission, report.findings, check, forms[1])
  );
}

interface GradedRun {
  report: ReadableReport;
  diagram: Diagram;
  predictions: readonly RememberedPrediction[];
}

function askPrediction(
  mission: Mission,
  { report, diagram, predictions }: GradedRun,
  ref: Extract<CardRef, { kind: 'prediction' }>,
) {
  const run = report.scenarios.find(({ id }) => id === ref.scenario);
  const prediction = predictions.find(({ scenario }) => scenario === ref.scenario)?.prediction;
  if (!run || !prediction) return null;
  return predictionQuestion({ mission, run, diagram, prediction, quantity: ref.quantity });
}

/** References of all moments of a graded run that can be asked about: failed checks first, then wrong predictions. */
export function momentsOf(
  mission: Mission,
  slug: string,
  graded: Omit<GradedRun, 'report'> & { report: GradeReport },
): string[] {
  const failures = graded.report.findings
    .filter(({ id, passed }) => !passed && askFailure(mission, graded.report, id, 0) !== null)
    .map(({ id }) => formatRef({ kind: 'failure', mission: slug, check: id }));
  const predictions = graded.predictions.flatMap(({ scenario }) =>
    QUANTITIES.flatMap((quantity) => {
      const ref = { kind: 'prediction', mission: slug, scenario, quantity } as const;
      return askPrediction(mission, graded, ref) ? [formatRef(ref)] : [];
    }),
  );
  return [...failures, ...predictions];
}
