import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from '@/server/content/content-error';
import { contentPath, isMissing, listContent } from '@/server/content/content-folder';
import { parseYaml } from '@/server/content/yaml';

const SURVIVORS = 'survivors';

/** By file, the ids of all checks that the diagram fails; an empty list when it passes all. */
const ExpectedSchema = z.record(
  z.string().regex(/^(solutions|wrong|starts)\/[a-z0-9-]+\.json$/),
  z.array(z.string()),
);

/** By mutant (`solutions/full.json operator target`), why it rightly loses no points. */
const SurvivorsSchema = z.record(z.string(), z.string().min(20));

export type Expected = z.infer<typeof ExpectedSchema>;
export type Survivors = z.infer<typeof SurvivorsSchema>;

/** Slugs of all missions in `content/missions`. */
export function missionSlugs(): Promise<string[]> {
  return listContent('missions');
}

/** The diagram files of a mission: `solutions/…json`, `wrong/…json` and `starts/…json`. */
export async function diagramFiles(slug: string): Promise<string[]> {
  const names = async (folder: string) =>
    (await listContent('missions', slug, folder)).map((name) => `${folder}/${name}`);
  return [...(await names('solutions')), ...(await names('wrong')), ...(await names('starts'))];
}

/** The text of a file in a mission's folder. */
export function missionFileText(slug: string, file: string): Promise<string> {
  return readFile(contentPath('missions', slug, ...file.split('/')), 'utf8');
}

async function readExpectedFile(slug: string): Promise<[string, Record<string, unknown>]> {
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
  return [file, z.record(z.string(), z.unknown()).catch({}).parse(yaml.value)];
}

function parsed<T>(file: string, schema: z.ZodType<T>, value: unknown): T {
  const shape = schema.safeParse(value);
  if (!shape.success) throw new ContentError(problemLines(file, problemsOf(shape.error)));
  return shape.data;
}

/** What `expected.yaml` says of each design. Throws a `ContentError` when the file is missing or broken. */
export async function readExpected(slug: string): Promise<Expected> {
  const [file, { [SURVIVORS]: _survivors, ...designs }] = await readExpectedFile(slug);
  return parsed(file, ExpectedSchema, designs);
}

/** The references of a mission that fail no check, by what `expected.yaml` says. Throws a `ContentError` like `readExpected`. */
export async function faultlessReferences(slug: string): Promise<string[]> {
  const expected = await readExpected(slug);
  return Object.keys(expected).filter(
    (file) => file.startsWith('solutions/') && expected[file]?.length === 0,
  );
}

/** The mutants that may survive, with the reason for each. Throws a `ContentError` like `readExpected`. */
export async function readSurvivors(slug: string): Promise<Survivors> {
  const [file, { [SURVIVORS]: survivors = {} }] = await readExpectedFile(slug);
  return parsed(file, SurvivorsSchema, survivors);
}
