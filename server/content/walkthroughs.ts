import 'server-only';
import {
  quoteProblems,
  type Walkthrough,
  WalkthroughMetaSchema,
} from '@/core/missions/walkthrough';
import { ContentError, problemLines } from './content-error';
import { readContent } from './content-folder';
import { parseWithHead } from './front-matter';

/**
 * How a mission is talked through; null when that is not written. It gives the solution away: for the service that decides who may
 * read it, and for checks. Throws a `ContentError` with every problem.
 */
export async function loadWalkthrough(slug: string): Promise<Walkthrough | null> {
  const file = `content/missions/${slug}/walkthrough.md`;
  const text = await readContent('missions', slug, 'walkthrough.md');
  if (text === null) return null;
  const { meta, body } = parseWithHead(file, text, WalkthroughMetaSchema);
  const walkthrough = { quotes: meta.quotes, body };
  const problems = quoteProblems(walkthrough);
  if (problems.length > 0) throw new ContentError(problemLines(file, problems));
  return walkthrough;
}
