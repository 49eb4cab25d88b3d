import 'server-only';
import type { Standing } from '@/core/access/premium';
import { adminViewer } from '@/server/auth/guards';
import { getViewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { audit, COMMAND_LINE } from './audit';

/** What decides whether the viewer may read premium lessons; null for a visitor. */
export async function selectOptionalStanding(): Promise<Standing | null> {
  const viewer = await getViewer();
  if (viewer === null) return null;
  const [row, cohorts] = await Promise.all([
    db().user.findUnique({ where: { id: viewer.id }, select: { premium: true } }),
    db().cohortMember.count({ where: { userId: viewer.id, cohort: { premium: true } } }),
  ]);
  return { role: viewer.role, premium: row?.premium ?? false, inPremiumClass: cohorts > 0 };
}

/** Opens premium lessons to a class or closes them; false when there is no such class. Refuses all but admins. */
export async function updateCohortPremium(cohortId: string, premium: boolean): Promise<boolean> {
  const viewer = await adminViewer();
  return db().$transaction(async (tx) => {
    const before = await tx.cohort.findUnique({
      where: { id: cohortId },
      select: { name: true, premium: true },
    });
    if (before === null) return false;
    await tx.cohort.update({ where: { id: cohortId }, data: { premium }, select: { id: true } });
    await audit(tx, {
      actor: viewer,
      action: 'premium-changed',
      subject: { kind: 'class', id: cohortId, name: before.name },
      before: { premium: before.premium },
      after: { premium },
    });
    return true;
  });
}

/** The same for one person, by e-mail (lower case). For the command line, where no viewer exists. */
export async function updatePremiumOf(email: string, premium: boolean): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const before = await tx.user.findUnique({
      where: { email },
      select: { id: true, name: true, premium: true },
    });
    if (before === null) return false;
    const { id, name } = before;
    await tx.user.update({ where: { id }, data: { premium }, select: { id: true } });
    await audit(tx, {
      actor: COMMAND_LINE,
      action: 'premium-changed',
      subject: { kind: 'account', id, name },
      before: { premium: before.premium },
      after: { premium },
    });
    return true;
  });
}
