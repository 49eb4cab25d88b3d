import type { Parsed, Problem } from './problem';
import { utf8Bytes } from './text-size';
import { formatPath } from './zod-problems';

export interface JsonLimits {
  /** Size of the document in bytes, as UTF-8. */
  bytes: number;
  /** How deep arrays and objects may be nested. */
  depth: number;
}

/**
 * Parses JSON text from outside. Size and nesting are measured before anything is parsed, so a hostile document
 * costs no more than one pass over its text. Refuses text that is too large, too deep, or not JSON.
 */
export function parseJson(text: string, limits: JsonLimits): Parsed<unknown> {
  const bytes = utf8Bytes(text);
  if (bytes > limits.bytes) {
    return refuse(`the document has ${bytes} bytes; the limit is ${limits.bytes}`);
  }
  if (textDepth(text, limits.depth) > limits.depth) return refuse(tooDeep(limits.depth));
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    return refuse(`not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Problems of a value that no schema should have to meet: nesting beyond `depth` (which also ends cycles),
 * keys named `__proto__`, and text that a database cannot hold (NUL, unpaired surrogates).
 */
export function valueProblems(value: unknown, depth: number): Problem[] {
  const problems: Problem[] = [];
  const stack: { value: unknown; path: PropertyKey[] }[] = [{ value, path: [] }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (typeof top.value === 'string' && /\0|\p{Surrogate}/u.test(top.value)) {
      problems.push({ path: formatPath(top.path), message: 'holds characters that are not text' });
    }
    if (typeof top.value !== 'object' || top.value === null) continue;
    if (top.path.length >= depth) return [{ path: '', message: tooDeep(depth) }];
    if (Array.isArray(top.value)) {
      top.value.forEach((entry, index) => {
        stack.push({ value: entry, path: [...(top?.path ?? []), index] });
      });
      continue;
    }
    for (const [key, entry] of Object.entries(top.value)) {
      const path = [...top.path, key];
      if (key === '__proto__') problems.push({ path: formatPath(path), message: 'unknown key' });
      else stack.push({ value: entry, path });
    }
  }
  return problems.reverse();
}

/** Deepest nesting of brackets outside strings; stops counting once beyond `stopAt`. */
function textDepth(text: string, stopAt: number): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length && deepest <= stopAt; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth);
    else if (char === ']' || char === '}') depth--;
  }
  return deepest;
}

function tooDeep(depth: number): string {
  return `nested deeper than ${depth} levels`;
}

function refuse(message: string): Parsed<never> {
  return { ok: false, problems: [{ path: '', message }] };
}
