import 'server-only';
import { isReleased, type ReleaseTerms } from '@/core/classes/release';
import { ms } from './tries';

/** The columns of an assignment that decide whether its results are released. */
export const RELEASE_TERMS = {
  release: true,
  dueAt: true,
  releaseAt: true,
  releasedAt: true,
} as const;

/** Those columns as they are stored. */
interface StoredTerms {
  release: ReleaseTerms['release'];
  dueAt: Date | null;
  releaseAt: Date | null;
  releasedAt: Date | null;
}

/** Whether learners see their points and comments for an assignment now. */
export function isReleasedNow({ release, dueAt, releaseAt, releasedAt }: StoredTerms): boolean {
  const terms = { release, dueAt: ms(dueAt), releaseAt: ms(releaseAt), releasedAt: ms(releasedAt) };
  return isReleased(terms, Date.now());
}
