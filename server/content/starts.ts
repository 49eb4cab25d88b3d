import 'server-only';
import { readFile } from 'node:fs/promises';
import type { Mission } from '@/core/contracts/mission-schema';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { type Start, StartsSchema } from '@/core/missions/starts';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from './content-error';
import { contentPath, isMissing } from './content-folder';
import { parseYaml } from './yaml';

/** A start with the file that it was read from. */
export type LoadedStart = Start & { file: string };

async function readOptional(slug: string, file: string): Promise<string | null> {
  try {
    return await readFile(contentPath('missions', slug, ...file.split('/')), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * The designs that a mission can be begun from, as `starts.yaml` lists them; none without the file. They are no part of the
 * mission's version: no grade depends on them. Throws a `ContentError` with every problem.
 */
export async function loadStarts(slug: string, mission: Mission): Promise<LoadedStart[]> {
  const shownAs = `content/missions/${slug}/starts.yaml`;
  const text = await readOptional(slug, 'starts.yaml');
  if (text === null) return [];
  const yaml = parseYaml(text);
  if (!yaml.ok) throw new ContentError(problemLines(shownAs, yaml.problems));
  const listed = StartsSchema.safeParse(yaml.value);
  if (!listed.success) throw new ContentError(problemLines(shownAs, problemsOf(listed.error)));
  const lines: string[] = [];
  const starts: LoadedStart[] = [];
  for (const [index, { file, ...start }] of listed.data.entries()) {
    const design = await readOptional(slug, file);
    if (design === null) {
      lines.push(`${shownAs}:[${index}].file: there is no file ${file}`);
      continue;
    }
    const diagram = parseDiagramFor(mission, design);
    if (diagram.ok) starts.push({ file, ...start, diagram: diagram.value });
    else lines.push(...problemLines(`content/missions/${slug}/${file}`, diagram.problems));
  }
  if (lines.length > 0) throw new ContentError(lines);
  return starts;
}
