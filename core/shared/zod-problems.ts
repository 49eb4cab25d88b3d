import type { z } from 'zod';
import type { Problem } from './problem';

type Issue = z.core.$ZodIssue;

/** Writes a path as `components[2].settings.replicas`; the empty path is the empty string. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else if (/^[\w-]+$/.test(String(key))) text += text === '' ? String(key) : `.${String(key)}`;
    else text += `[${JSON.stringify(String(key))}]`;
  }
  return text;
}

/** Every issue of a failed zod parse as a problem with a path below `prefix`; one per unknown key. */
export function problemsOf(error: z.ZodError, prefix: readonly PropertyKey[] = []): Problem[] {
  return error.issues.flatMap((issue) => issueProblems(issue, prefix));
}

function issueProblems(issue: Issue, prefix: readonly PropertyKey[]): Problem[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: formatPath([...path, key]), message: 'unknown key' }));
  }
  if (issue.code === 'invalid_key') {
    return [{ path: formatPath(path), message: 'not allowed as a key here' }];
  }
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => issueProblems(inner, path));
  }
  return [{ path: formatPath(path), message: sentence(issue) }];
}

/** The alternative of a union that the input came nearest to; undefined when it resembles none of them. */
function closestBranch(branches: readonly Issue[][]): Issue[] | undefined {
  const near = branches.filter((issues) => !issues.some(isForeign));
  return near.sort((a, b) => a.length - b.length)[0];
}

function isForeign(issue: Issue): boolean {
  if (issue.code === 'unrecognized_keys') return issue.path.length === 0;
  return issue.code === 'invalid_type' && issue.path.length <= 1;
}

function sentence(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    if (issue.message.endsWith('received undefined')) return 'missing';
  }
  if (issue.code === 'invalid_value') {
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  }
  return issue.message.replace(/^(Invalid input: |Too (big|small): )/, '');
}
