/** When learners see their points and what staff say of themselves: at once, after the due date, on a date, when staff release it. */
export const RELEASES = ['atOnce', 'afterDue', 'onDate', 'byHand'] as const;

/** What decides whether results are released; instants in ms since 1970, null for none. */
export interface ReleaseTerms {
  release: (typeof RELEASES)[number];
  dueAt: number | null;
  releaseAt: number | null;
  releasedAt: number | null;
}

/** Whether learners see their points and comments at an instant, ms since 1970. Without a due date there is nothing to wait for. */
export function isReleased(
  { release, dueAt, releaseAt, releasedAt }: ReleaseTerms,
  now: number,
): boolean {
  if (release === 'atOnce') return true;
  if (release === 'afterDue') return dueAt === null || dueAt < now;
  if (release === 'onDate') return releaseAt !== null && releaseAt <= now;
  return releasedAt !== null;
}
