import 'server-only';
import type { Sight } from '@/core/access/sight';
import type { Viewer } from '@/server/auth/viewer';
import { log } from '@/server/log';

/** Notes that somebody has read a person's work by the power of an admin alone; anybody else's reading leaves no trace. */
export async function noteReading(
  viewer: Viewer,
  sight: Sight,
  work: { kind: 'submission' | 'quiz-attempt' | 'learner'; id: string; ownerId: string },
): Promise<void> {
  if (!sight.all || sight.as !== 'admin') return;
  log.info({ admin: viewer.id, ...work }, 'an admin has read the work of another account');
}
