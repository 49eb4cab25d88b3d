import type { ActivityKind } from './terms';

/** Where staff open the work behind a result: the report, the answers, or, where there is none, the page of the learner. */
export function workHref(
  root: string,
  kind: ActivityKind,
  workId: string | null,
  userId: string,
): string {
  if (workId !== null && kind === 'mission') return `/submissions/${workId}`;
  if (workId !== null && kind === 'round') return `${root}/rounds/${workId}`;
  if (workId !== null && kind === 'quiz') return `${root}/attempts/${workId}`;
  return `${root}/learners/${userId}`;
}
