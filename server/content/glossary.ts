import 'server-only';
import { readFile } from 'node:fs/promises';
import { type Glossary, GlossarySchema } from '@/core/lessons/glossary-schema';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from './content-error';
import { contentPath } from './content-folder';
import { once } from './once';
import { parseYaml } from './yaml';

/** Where the glossary stands, as problems name it. */
export const GLOSSARY_FILE = 'content/glossary.yaml';

const load = once(async (name: string): Promise<Glossary | null> => {
  const yaml = parseYaml(await readFile(contentPath(name), 'utf8'));
  if (!yaml.ok) throw new ContentError(problemLines(GLOSSARY_FILE, yaml.problems));
  const glossary = GlossarySchema.safeParse(yaml.value);
  if (glossary.success) return glossary.data;
  throw new ContentError(problemLines(GLOSSARY_FILE, problemsOf(glossary.error)));
});

/** The glossary. Throws a `ContentError` with every problem of its form. */
export async function loadGlossary(): Promise<Glossary> {
  const glossary = await load('glossary.yaml');
  if (glossary === null) throw new ContentError([`${GLOSSARY_FILE}:: is missing`]);
  return glossary;
}
