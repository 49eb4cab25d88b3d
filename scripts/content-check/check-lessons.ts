import { readFile } from 'node:fs/promises';
import { termsOf } from '@/core/lessons/glossary-problems';
import { linkProblems } from '@/core/lessons/lesson-links';
import { ContentError, problemLines } from '@/server/content/content-error';
import { contentPath, listContent } from '@/server/content/content-folder';
import { loadGlossary } from '@/server/content/glossary';
import { listLessons, loadLesson } from '@/server/content/lessons';
import { missionSlugs } from './mission-folder';
import { merged, type Outcome, outcomeOf } from './outcome';

/** Reads every lesson file and follows its links; refuses two lessons with one place in the order. */
export async function checkLessons(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const name of await listContent('lessons')) {
    outcomes.push(outcomeOf(await lessonFailures(name)));
  }
  if (outcomes.some(({ failures }) => failures.length > 0)) return merged(outcomes);
  const lessons = await listLessons();
  const twice = lessons.filter(
    ({ orderIndex }, index) => lessons[index - 1]?.orderIndex === orderIndex,
  );
  const failures = twice.flatMap(({ slug, orderIndex }) =>
    problemLines(`content/lessons/${slug}.md`, [
      { path: 'orderIndex', message: `${orderIndex} is taken by another lesson` },
    ]),
  );
  const missions = await missionSlugs();
  const terms = await termIds();
  for (const { slug } of lessons) {
    const file = `${slug}.md`;
    const text = await readFile(contentPath('lessons', file), 'utf8');
    const problems = linkProblems(text, lessons, missions, terms);
    outcomes.push(outcomeOf(problemLines(`content/lessons/${file}`, problems)));
  }
  return merged([...outcomes, outcomeOf(failures)]);
}

/** The terms of the glossary; none while it is broken, which `checkGlossary` reports. */
export async function termIds(): Promise<string[]> {
  try {
    return termsOf(await loadGlossary()).map(({ id }) => id);
  } catch (error) {
    if (error instanceof ContentError) return [];
    throw error;
  }
}

async function lessonFailures(name: string): Promise<string[]> {
  const file = `content/lessons/${name}`;
  try {
    const lesson = name.endsWith('.md') ? await loadLesson(name.slice(0, -3)) : null;
    return lesson ? [] : [`${file}:: is not named like a lesson: <slug>.md`];
  } catch (error) {
    if (error instanceof ContentError) return [...error.lines];
    throw error;
  }
}
