import 'server-only';
import type { LetterLine } from '@/core/contracts/letter-line';
import { adminViewer } from '@/server/auth/guards';
import { db } from '@/server/db';

/** The letters that could not be sent or wait longer than they should, newest first. Refuses all but admins. */
export async function selectTroubledLetters(
  most: number,
): Promise<{ sent: number; letters: LetterLine[] }> {
  await adminViewer();
  const [sent, rows] = await Promise.all([
    db().letter.count({ where: { state: 'sent' } }),
    db().letter.findMany({
      where: { OR: [{ state: 'failed' }, { state: 'waiting', tries: { gt: 0 } }] },
      orderBy: { createdAt: 'desc' },
      take: most,
      select: {
        id: true,
        kind: true,
        state: true,
        tries: true,
        trouble: true,
        createdAt: true,
        user: { select: { id: true, name: true } },
      },
    }),
  ]);
  const letters = rows.map(({ createdAt, user, ...row }) => ({
    ...row,
    whose: user,
    createdAt: createdAt.toISOString(),
  }));
  return { sent, letters };
}
