import { referenceProblem } from '@/core/lessons/lesson-reference';
import type { Lesson } from '@/core/lessons/lesson-schema';
import { ContentError } from '@/server/content/content-error';
import { listContent } from '@/server/content/content-folder';
import { loadQuiz } from '@/server/content/quizzes';
import { loadableLessons } from './loadable-lessons';
import { merged, type Outcome, outcomeOf } from './outcome';

/** Reads every quiz file and follows its links into the lessons. */
export async function checkQuizzes(): Promise<Outcome> {
  const lessons = await loadableLessons();
  const outcomes: Outcome[] = [];
  for (const name of await listContent('quizzes')) {
    outcomes.push(outcomeOf(await quizFailures(name, lessons)));
  }
  return merged(outcomes);
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
