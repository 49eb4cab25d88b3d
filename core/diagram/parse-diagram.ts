import { DIAGRAM_LIMITS } from '../contracts/diagram-limits';
import { type Diagram, DiagramSchema } from '../contracts/diagram-schema';
import { parseJson, valueProblems } from '../shared/json-guard';
import type { Parsed, Problem } from '../shared/problem';
import { problemsOf } from '../shared/zod-problems';
import { type LooseDiagram, looseDiagram } from './loose-diagram';
import { referenceProblems } from './reference-problems';

const MAX_DEPTH = 16;
const MAX_PROBLEMS = 5000;

/**
 * Parses a format-1 diagram from JSON text, or from a value already read from it. Refuses text over 256 KiB, deep
 * nesting, NaN and infinite numbers, unknown keys, repeated ids, dangling ends, repeated, self- and forbidden
 * connections, a second dead-letter route — all problems at once, each with its path.
 */
export function parseDiagram(input: unknown): Parsed<Diagram> {
  return parseDiagramWith(input, () => []);
}

/** As `parseDiagram`, with further rules over what could be read of the document. */
export function parseDiagramWith(
  input: unknown,
  rules: (diagram: LooseDiagram) => Problem[],
): Parsed<Diagram> {
  const json = readInput(input);
  if (!json.ok) return json;
  const guarded = valueProblems(json.value, MAX_DEPTH);
  if (guarded.some((problem) => problem.path === '')) return { ok: false, problems: guarded };
  const shape = DiagramSchema.safeParse(json.value);
  const shapeProblems = shape.success ? [] : problemsOf(shape.error);
  const loose = looseDiagram(json.value);
  const problems = [
    ...guarded.filter((problem) => !shapeProblems.some(({ path }) => path === problem.path)),
    ...shapeProblems,
    ...referenceProblems(loose),
    ...rules(loose),
  ];
  if (shape.success && problems.length === 0) return { ok: true, value: shape.data };
  return { ok: false, problems: capped(problems) };
}

function readInput(input: unknown): Parsed<unknown> {
  if (typeof input !== 'string') return { ok: true, value: input };
  return parseJson(input, { bytes: DIAGRAM_LIMITS.bytes, depth: MAX_DEPTH });
}

/** Keeps an answer to a hostile document smaller than a few hundred kilobytes. */
function capped(problems: Problem[]): Problem[] {
  if (problems.length <= MAX_PROBLEMS) return problems;
  const rest = problems.length - MAX_PROBLEMS;
  return [
    ...problems.slice(0, MAX_PROBLEMS),
    { path: '', message: `${rest} more problems are not listed` },
  ];
}
