import 'server-only';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import { ComponentMetaSchema, type ComponentPage } from '@/core/lessons/component-page';
import { ContentError, problemLines } from './content-error';
import { isSlug, readContent } from './content-folder';
import { parseWithHead } from './front-matter';
import { once } from './once';

/** Where the page of a type stands, as problems name it. */
export const componentFile = (type: string) => `content/components/${type}.md`;

/** What is written about a component type; null when nothing is. Throws a `ContentError` when its file is broken. */
export const loadComponentPage = once(async (type: string): Promise<ComponentPage | null> => {
  if (!isSlug(type)) return null;
  const text = await readContent('components', `${type}.md`);
  return text === null ? null : parsePage(type, text);
});

/** The pages of all types that have one, in the order of the catalogue. */
export async function listComponentPages(): Promise<ComponentPage[]> {
  const pages = await Promise.all(COMPONENT_TYPES.map((type) => loadComponentPage(type)));
  return pages.filter((page) => page !== null);
}

function parsePage(type: string, text: string): ComponentPage {
  const file = componentFile(type);
  const { meta, body } = parseWithHead(file, text, ComponentMetaSchema);
  if (meta.type !== type) {
    const problem = { path: 'type', message: `must be the file's name, "${type}"` };
    throw new ContentError(problemLines(file, [problem]));
  }
  return { ...meta, body };
}
