import 'server-only';
import { parseDocument } from 'yaml';
import type { Parsed } from '@/core/shared/problem';

/**
 * Reads one YAML document. Refuses repeated keys, unknown tags and runaway aliases; a problem's path is the line and
 * column, as `line 3, column 7`.
 */
export function parseYaml(text: string): Parsed<unknown> {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0 || document.warnings.length > 0) {
    return {
      ok: false,
      problems: [...document.errors, ...document.warnings].map((error) => {
        const [start] = error.linePos ?? [];
        const where = start ? `line ${start.line}, column ${start.col}` : '';
        return {
          path: where,
          message: error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? '',
        };
      }),
    };
  }
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: '', message }] };
  }
}
