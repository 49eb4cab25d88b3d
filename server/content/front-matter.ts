import 'server-only';
import type { Problem } from '@/core/shared/problem';
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
