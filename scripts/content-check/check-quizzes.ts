import { referenceProblem } from '@/core/lessons/lesson-reference';
import type { Lesson } from '@/core/lessons/lesson-schema';
import { type FormGuessing, formGuessing, MARGIN, tells } from '@/core/quizzes/form-guessing';
import { ContentError } from '@/server/content/content-error';
import { listContent } from '@/server/content/content-folder';
import { listQuizzes, loadQuiz } from '@/server/content/quizzes';
import { loadableLessons } from './loadable-lessons';
import { merged, type Outcome, outcomeOf } from './outcome';

/**
 * Reads every quiz file, follows its links into the lessons, and looks whether the form of the options gives answers away;
 * `summary` is empty when the quizzes cannot be read.
 */
export async function checkQuizzes(): Promise<Outcome & { summary: string }> {
  const lessons = await loadableLessons();
  const outcomes: Outcome[] = [];
  for (const name of await listContent('quizzes')) {
    outcomes.push(outcomeOf(await quizFailures(name, lessons)));
  }
  if (outcomes.some(({ failures }) => failures.length > 0)) {
    return { ...merged(outcomes), summary: '' };
  }
  const questions = (await listQuizzes()).flatMap(({ quiz }) => quiz.questions);
  const guessing = formGuessing(questions);
  outcomes.push(outcomeOf(formFailures(guessing)));
  return { ...merged(outcomes), summary: inWords(guessing) };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function formFailures(guessing: FormGuessing): string[] {
  return tells(guessing).map(
    ({ habit, share }) =>
      `content/quizzes:form: choosing ${habit} earns ${percent(share)}, where at most ${percent(guessing.chance + MARGIN)} may be guessed`,
  );
}

function inWords({ questions, chance, scores }: FormGuessing): string {
  const lines = scores.map(({ habit, share }) => `  ${habit}: ${percent(share)}`);
  return [`guessing ${questions} questions by form (chance ${percent(chance)}):`, ...lines].join(
    '\n',
  );
}

async function quizFailures(name: string, lessons: readonly Lesson[]): Promise<string[]> {
  const file = `content/quizzes/${name}`;
  try {
    const loaded = name.endsWith('.yaml') ? await loadQuiz(name.slice(0, -5)) : null;
    if (!loaded) return [`${file}:: is not named like a quiz: <slug>.yaml`];
    const { quiz } = loaded;
    const links = [
      { path: 'lesson', reference: quiz.lesson },
      ...quiz.questions.map((question, index) => ({
        path: `questions[${index}].lesson`,
        reference: question.lesson ?? quiz.lesson,
      })),
    ];
    return links.flatMap(({ path, reference }) => {
      const problem = referenceProblem(lessons, reference);
      return problem === null ? [] : [`${file}:${path}: ${problem}`];
    });
  } catch (error) {
    if (error instanceof ContentError) return [...error.lines];
    throw error;
  }
}
