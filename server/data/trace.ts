import 'server-only';
import type { Sight } from '@/core/access/sight';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { audit } from './audit';

/** Notes that a person's work was read by the power of an admin alone; anybody else's reading leaves no trace. */
export async function noteReading(
  viewer: Viewer,
  sight: Sight,
  work: {
    kind: 'submission' | 'quiz attempt' | 'interview round';
    id: string;
    owner: { id: string; name: string };
  },
): Promise<void> {
  if (!sight.all || sight.as !== 'admin') return;
  await db().$transaction((tx) =>
    audit(tx, {
      actor: viewer,
      action: 'work-read',
      subject: { kind: 'account', ...work.owner },
      after: { kind: work.kind, id: work.id },
    }),
  );
}
