import 'server-only';
import type { Problem } from '@/core/shared/problem';

/** Content in git that cannot be used. Its message holds one line per problem: `file:path: message`. */
export class ContentError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ContentError';
  }
}

/** Problems of one file as lines `file:path: message`, the way scripts and logs print them. */
export function problemLines(file: string, problems: readonly Problem[]): string[] {
  return problems.map(({ path, message }) => `${file}:${path}: ${message}`);
}
