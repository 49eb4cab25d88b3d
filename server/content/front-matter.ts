import 'server-only';
import type { z } from 'zod';
import type { Problem } from '@/core/shared/problem';
import { problemsOf } from '@/core/shared/zod-problems';
import { ContentError, problemLines } from './content-error';
import { parseYaml } from './yaml';

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** A Markdown file cut into the value of its YAML head, its body, and the lines that the head takes; null without a head. */
export function splitFrontMatter(
  text: string,
): { value: unknown; problems: Problem[]; body: string; headLines: number } | null {
  const [head = '', yamlText] = FRONT_MATTER.exec(text) ?? [];
  if (yamlText === undefined) return null;
  const yaml = parseYaml(yamlText);
  return {
    value: yaml.ok ? yaml.value : undefined,
    problems: yaml.ok ? [] : yaml.problems,
    body: text.slice(head.length),
    headLines: head.split('\n').length - 1,
  };
}

/** A Markdown file with a head of this shape. Throws a `ContentError` with every problem; `file` is what problems name. */
export function parseWithHead<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): { meta: T; body: string } {
  const split = splitFrontMatter(text);
  if (split === null) throw new ContentError([`${file}:: has no front matter`]);
  if (split.problems.length > 0) throw new ContentError(problemLines(file, split.problems));
  const meta = schema.safeParse(split.value);
  if (!meta.success) throw new ContentError(problemLines(file, problemsOf(meta.error)));
  return { meta: meta.data, body: split.body };
}
