import type { MissionCheck } from '../contracts/mission-schema';
import { capitalised } from '../shared/capitalised';

/** What a check promises, in one short sentence: the mission's own words, or else the words of its id. */
export function promiseOf(check: Pick<MissionCheck, 'id' | 'promise'>): string {
  if (check.promise !== undefined) return check.promise;
  const words = check.id.replaceAll('-', ' ');
  return `${capitalised(words)}.`;
}
