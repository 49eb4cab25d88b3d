import 'server-only';
import { readFile } from 'node:fs/promises';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import { ComponentMetaSchema, type ComponentPage } from '@/core/lessons/component-page';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from './content-error';
import { contentPath, isMissing, isSlug } from './content-folder';
import { splitFrontMatter } from './front-matter';
import { once } from './once';

/** Where the page of a type stands, as problems name it. */
export const componentFile = (type: string) => `content/components/${type}.md`;

/** What is written about a component type; null when nothing is. Throws a `ContentError` when its file is broken. */
export const loadComponentPage = once(async (type: string): Promise<ComponentPage | null> => {
  if (!isSlug(type)) return null;
  try {
    return parsePage(type, await readFile(contentPath('components', `${type}.md`), 'utf8'));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
});

/** The pages of all types that have one, in the order of the catalogue. */
export async function listComponentPages(): Promise<ComponentPage[]> {
  const pages = await Promise.all(COMPONENT_TYPES.map((type) => loadComponentPage(type)));
  return pages.filter((page) => page !== null);
}

function parsePage(type: string, text: string): ComponentPage {
  const file = componentFile(type);
  const split = splitFrontMatter(text);
  if (split === null) throw new ContentError([`${file}:: has no front matter`]);
  if (split.problems.length > 0) throw new ContentError(problemLines(file, split.problems));
  const meta = ComponentMetaSchema.safeParse(split.value);
  if (!meta.success) throw new ContentError(problemLines(file, problemsOf(meta.error)));
  if (meta.data.type !== type) {
    const problem = { path: 'type', message: `must be the file's name, "${type}"` };
    throw new ContentError(problemLines(file, [problem]));
  }
  return { ...meta.data, body: split.body };
}
