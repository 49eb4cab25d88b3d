import 'server-only';
import { readFile } from 'node:fs/promises';
import {
  quoteProblems,
  type Walkthrough,
  WalkthroughMetaSchema,
} from '@/core/missions/walkthrough';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from './content-error';
import { contentPath, isMissing } from './content-folder';
import { splitFrontMatter } from './front-matter';

/**
 * How a mission is talked through; null when that is not written. It gives the solution away: for the service that decides who may
 * read it, and for checks. Throws a `ContentError` with every problem.
 */
export async function loadWalkthrough(slug: string): Promise<Walkthrough | null> {
  const file = `content/missions/${slug}/walkthrough.md`;
  let text: string;
  try {
    text = await readFile(contentPath('missions', slug, 'walkthrough.md'), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const split = splitFrontMatter(text);
  if (split === null) throw new ContentError([`${file}:: has no front matter`]);
  if (split.problems.length > 0) throw new ContentError(problemLines(file, split.problems));
  const meta = WalkthroughMetaSchema.safeParse(split.value);
  if (!meta.success) throw new ContentError(problemLines(file, problemsOf(meta.error)));
  const walkthrough = { quotes: meta.data.quotes, body: split.body };
  const problems = quoteProblems(walkthrough);
  if (problems.length > 0) throw new ContentError(problemLines(file, problems));
  return walkthrough;
}
