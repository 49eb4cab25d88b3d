import { keys } from 'idb-keyval';
import { database, draftKeyParts } from './browser-storage';

/** The missions that a visitor has drawn in this browser; none where it keeps nothing. */
export async function missionsOfVisitor(): Promise<string[]> {
  try {
    return (await keys(database())).flatMap((key) => {
      const parts = draftKeyParts(String(key));
      return parts?.owner === 'visitor' ? [parts.mission] : [];
    });
  } catch {
    return [];
  }
}
