import 'server-only';
import type { z } from 'zod';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from './content-error';
import { readContent } from './content-folder';
import { parseYaml } from './yaml';

/**
 * The designs that a list beside a mission names (`starts.yaml`), each with what the list says of it; none without the list.
 * They are no part of the mission's version: no grade depends on them. Throws a `ContentError` with every problem.
 */
export async function loadListedDesigns<T extends { file: string }>(
  slug: string,
  mission: Mission,
  list: string,
  schema: z.ZodType<T[]>,
): Promise<(T & { diagram: Diagram })[]> {
  const shownAs = `content/missions/${slug}/${list}`;
  const text = await readContent('missions', slug, list);
  if (text === null) return [];
  const yaml = parseYaml(text);
  if (!yaml.ok) throw new ContentError(problemLines(shownAs, yaml.problems));
  const listed = schema.safeParse(yaml.value);
  if (!listed.success) throw new ContentError(problemLines(shownAs, problemsOf(listed.error)));
  const lines: string[] = [];
  const designs: (T & { diagram: Diagram })[] = [];
  for (const [index, entry] of listed.data.entries()) {
    const design = await readContent('missions', slug, entry.file);
    if (design === null) {
      lines.push(`${shownAs}:[${index}].file: there is no file ${entry.file}`);
      continue;
    }
    const diagram = parseDiagramFor(mission, design);
    if (diagram.ok) designs.push({ ...entry, diagram: diagram.value });
    else lines.push(...problemLines(`content/missions/${slug}/${entry.file}`, diagram.problems));
  }
  if (lines.length > 0) throw new ContentError(lines);
  return designs;
}
