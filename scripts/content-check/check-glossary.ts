import { glossaryProblems } from '@/core/lessons/glossary-problems';
import { ContentError, problemLines } from '@/server/content/content-error';
import { GLOSSARY_FILE, loadGlossary } from '@/server/content/glossary';
import { loadableLessons } from './loadable-lessons';
import { type Outcome, outcomeOf } from './outcome';

/** Reads the glossary, follows its references, and looks whether every term can be reached. */
export async function checkGlossary(): Promise<Outcome> {
  try {
    const problems = glossaryProblems(await loadGlossary(), await loadableLessons());
    return outcomeOf(problemLines(GLOSSARY_FILE, problems));
  } catch (error) {
    if (error instanceof ContentError) return outcomeOf(error.lines);
    throw error;
  }
}
