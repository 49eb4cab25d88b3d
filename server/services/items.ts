import 'server-only';
import { farPredictions, predictionItems } from '@/core/classes/prediction-items';
import {
  type BehindLine,
  type CheckItem,
  type PredictionItem,
  type QuestionItem,
  type SamePair,
  SMALL_GROUP,
} from '@/core/contracts/item-line';
import { checksOf } from '@/core/grading/grade';
import { promiseOf } from '@/core/missions/promise';
import { rulesVersion } from '@/core/missions/rules-version';
import type { Question } from '@/core/quizzes/quiz-schema';
import { contentHash, stableJson } from '@/core/shared/content-hash';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { loadMission } from '@/server/content/missions';
import { loadQuiz } from '@/server/content/quizzes';
import {
  selectAnswerers,
  selectBreakers,
  selectCheckFigures,
  selectClassPredictions,
  selectQuestionFigures,
  selectSamePairs,
  TRIES_SHOWN,
} from '@/server/data/items';

const askedOf = (question: Question) => ({
  id: question.id,
  version: contentHash(stableJson(question)),
});

/** What can be ticked in a question, and which of it is right; nothing where something else is asked for. */
function optionsOf(question: Question): { id: string; text: string; right: boolean }[] {
  if (!('options' in question)) return [];
  const options = question.options.map(({ id, text, correct }) => ({ id, text, right: correct }));
  if (question.kind !== 'true-false') return options;
  const verdict = (holds: boolean) => ({
    ...{ id: String(holds), text: holds ? 'True' : 'False', right: question.answer === holds },
  });
  return [verdict(true), verdict(false), ...options];
}

/** How a class answered a quiz that was set to it: sure and wrong first. Null when the quiz is gone. */
export async function selectQuestionItems(
  cohortId: string,
  assignmentId: string,
  slug: string,
): Promise<QuestionItem[] | null> {
  const quiz = (await loadQuiz(slug))?.quiz;
  if (quiz === undefined) return null;
  const { figures, chosen } = await selectQuestionFigures(
    cohortId,
    assignmentId,
    quiz.questions.map(askedOf),
  );
  const items = quiz.questions.flatMap((question): QuestionItem[] => {
    const found = figures.find(({ id }) => id === question.id);
    if (found === undefined) return [];
    const small = found.answers < SMALL_GROUP;
    return [
      {
        ...found,
        prompt: question.prompt,
        discrimination: small ? null : found.discrimination,
        options: optionsOf(question).map((option) => ({
          ...option,
          chosen:
            chosen.find(({ id, option: at }) => id === question.id && at === option.id)?.count ?? 0,
        })),
      },
    ];
  });
  return items.sort(
    (a, b) =>
      b.sureWrong / b.answers - a.sureWrong / a.answers ||
      a.right / a.answers - b.right / b.answers,
  );
}

/** How a class keeps the promises of a mission that was set to it, the most broken first. */
export async function selectMissionItems(
  cohortId: string,
  assignmentId: string,
  slug: string,
): Promise<{
  checks: CheckItem[];
  others: number;
  predictions: PredictionItem[];
  pairs: SamePair[];
  scenarios: Record<string, string>;
} | null> {
  const mission = (await loadMission(slug))?.mission;
  if (mission === undefined) return null;
  const entries = checksOf(mission).map(({ entry }) => entry);
  const ids = entries.map(({ id }) => id);
  const [figures, predictions, pairs] = await Promise.all([
    selectCheckFigures(cohortId, assignmentId, rulesVersion(mission), ids),
    selectClassPredictions(cohortId, assignmentId, slug),
    selectSamePairs(cohortId, assignmentId),
  ]);
  const checks = entries.map((entry): CheckItem => {
    const of = <T extends { check: string }>(rows: readonly T[]) =>
      rows.filter(({ check }) => check === entry.id);
    const [counted] = of(figures.counted);
    const [commonest] = of(figures.commonest);
    return {
      id: entry.id,
      promise: promiseOf(entry),
      byTry: Array.from({ length: TRIES_SHOWN }, (_, index) => {
        const row = of(figures.byTry).find(({ n }) => n === index + 1);
        return { tries: row?.tries ?? 0, kept: row?.kept ?? 0 };
      }),
      counted: counted?.tries ?? 0,
      kept: counted?.kept ?? 0,
      commonest: commonest?.message ? { ...commonest, message: commonest.message } : null,
    };
  });
  return {
    checks: checks.sort((a, b) => b.counted - b.kept - (a.counted - a.kept)),
    others: figures.others,
    predictions: predictionItems(predictions),
    pairs,
    scenarios: Object.fromEntries(mission.scenarios.map(({ id, title }) => [id, title])),
  };
}

type Search = Record<string, string | string[] | undefined>;
type Behind = { what: string; lines: BehindLine[] };
/** Whose figures they are, and what was set. */
type Of = { cohortId: string; id: string; slug: string };

async function behindQuestion(of: Of, questionId: string, search: Search): Promise<Behind | null> {
  const { who, option } = search;
  const quiz = (await loadQuiz(of.slug))?.quiz;
  const question = quiz?.questions.find(({ id }) => id === questionId);
  if (question === undefined) return null;
  const which =
    typeof option === 'string'
      ? { option }
      : { who: who === 'sure' ? ('sure' as const) : ('wrong' as const) };
  const words = optionsOf(question).find(({ id }) => id === option)?.text;
  const what = words
    ? `Who chose “${words}”`
    : who === 'sure'
      ? 'Who was sure and wrong'
      : 'Who was wrong';
  const lines = await selectAnswerers(of.cohortId, of.id, askedOf(question), which);
  return { what: `${what}: ${question.prompt}`, lines };
}

async function behindCheck(of: Of, check: string, search: Search): Promise<Behind | null> {
  const mission = (await loadMission(of.slug))?.mission;
  const entry = mission && checksOf(mission).find((one) => one.entry.id === check)?.entry;
  if (mission === undefined || entry === undefined) return null;
  const asked = Number(search.try);
  const n = Number.isInteger(asked) && asked >= 1 && asked <= TRIES_SHOWN ? asked : null;
  const lines = await selectBreakers(of.cohortId, of.id, rulesVersion(mission), check, n);
  const what =
    n === null
      ? 'Who does not keep it'
      : `Who did not keep it at try ${n}${n === TRIES_SHOWN ? ' and on' : ''}`;
  return { what: `${what}: ${promiseOf(entry)}`, lines };
}

async function behindPrediction(of: Of, predicted: string): Promise<Behind | null> {
  const [scenario = '', quantity = ''] = predicted.split(' ');
  const scenarios = (await loadMission(of.slug))?.mission.scenarios;
  const title = scenarios?.find(({ id }) => id === scenario)?.title;
  if (title === undefined) return null;
  const words = quantity.endsWith('Ms') ? formatMs : formatNumber;
  const rows = await selectClassPredictions(of.cohortId, of.id, of.slug);
  const lines = farPredictions(rows, scenario, quantity).map(({ row, said, shown }) => ({
    ...{ id: row.submissionId, name: row.name },
    note: `said ${words(said)}, saw ${words(shown)}`,
  }));
  return { what: `Whose prediction was far off: ${title}`, lines };
}

/** The people behind a figure that an address names, with what it is about; null when it names none. */
export async function selectBehind(
  cohortId: string,
  { kind, ...assignment }: { id: string; kind: string; slug: string },
  search: Search,
): Promise<Behind | null> {
  const of = { cohortId, ...assignment };
  const { question, check, predicted } = search;
  if (kind === 'quiz')
    return typeof question === 'string' ? behindQuestion(of, question, search) : null;
  if (kind !== 'mission') return null;
  if (typeof check === 'string') return behindCheck(of, check, search);
  return typeof predicted === 'string' ? behindPrediction(of, predicted) : null;
}
