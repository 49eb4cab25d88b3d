import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from '@/server/content/content-error';
import { contentPath, isMissing, listContent } from '@/server/content/content-folder';
import { parseYaml } from '@/server/content/yaml';

/** `expected.yaml`: by file, the ids of all checks that the diagram fails; an empty list when it passes all. */
const ExpectedSchema = z.record(
  z.string().regex(/^(solutions|wrong)\/[a-z0-9-]+\.json$/),
  z.array(z.string()),
);

export type Expected = z.infer<typeof ExpectedSchema>;

/** Slugs of all missions in `content/missions`. */
export function missionSlugs(): Promise<string[]> {
  return listContent('missions');
}

/** The diagram files of a mission: `solutions/…json` and `wrong/…json`. */
export async function diagramFiles(slug: string): Promise<string[]> {
  const names = async (folder: string) =>
    (await listContent('missions', slug, folder)).map((name) => `${folder}/${name}`);
  return [...(await names('solutions')), ...(await names('wrong'))];
}

/** The text of a file in a mission's folder. */
export function missionFileText(slug: string, file: string): Promise<string> {
  return readFile(contentPath('missions', slug, ...file.split('/')), 'utf8');
}

/** Reads `expected.yaml`. Throws a `ContentError` when it is missing or broken. */
export async function readExpected(slug: string): Promise<Expected> {
  const file = `content/missions/${slug}/expected.yaml`;
  let text: string;
  try {
    text = await missionFileText(slug, 'expected.yaml');
  } catch (error) {
    if (isMissing(error)) throw new ContentError([`${file}:: there is no such file`]);
    throw error;
  }
  const yaml = parseYaml(text);
  if (!yaml.ok) throw new ContentError(problemLines(file, yaml.problems));
  const shape = ExpectedSchema.safeParse(yaml.value);
  if (!shape.success) throw new ContentError(problemLines(file, problemsOf(shape.error)));
  return shape.data;
}
