import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import { componentPageProblems } from '@/core/lessons/component-page';
import { linkProblems } from '@/core/lessons/lesson-links';
import { componentFile, loadComponentPage } from '@/server/content/component-pages';
import { ContentError, problemLines } from '@/server/content/content-error';
import { listContent } from '@/server/content/content-folder';
import { termIds } from './check-lessons';
import { loadableLessons } from './loadable-lessons';
import { missionSlugs } from './mission-folder';
import { merged, type Outcome, outcomeOf } from './outcome';

/** Reads the page of every component type, and follows what it leads to; refuses pages about nothing. */
export async function checkComponents(): Promise<Outcome> {
  const [lessons, missions, terms] = [
    await loadableLessons(),
    await missionSlugs(),
    await termIds(),
  ];
  const outcomes = await Promise.all(
    COMPONENT_TYPES.map(async (type) => {
      try {
        const page = await loadComponentPage(type);
        if (page === null) return outcomeOf([`${componentFile(type)}:: is missing`]);
        const problems = [
          ...componentPageProblems(page, lessons, terms),
          ...linkProblems(page.body, lessons, missions, terms),
        ];
        return outcomeOf(problemLines(componentFile(type), problems));
      } catch (error) {
        if (error instanceof ContentError) return outcomeOf(error.lines);
        throw error;
      }
    }),
  );
  const known = new Set(COMPONENT_TYPES.map((type) => `${type}.md`));
  const strays = (await listContent('components')).filter((name) => !known.has(name));
  const failures = strays.map((name) => `content/components/${name}:: is about no component type`);
  return merged([...outcomes, outcomeOf(failures)]);
}
