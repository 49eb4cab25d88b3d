import 'server-only';
import type { Standing } from '@/core/access/premium';
import { adminViewer } from '@/server/auth/guards';
import { getViewer } from '@/server/auth/viewer';
import { db } from '@/server/db';

/** What decides whether the viewer may read premium lessons; null for a visitor. */
export async function selectOptionalStanding(): Promise<Standing | null> {
  const viewer = await getViewer();
  if (viewer === null) return null;
  const [row, cohorts] = await Promise.all([
    db().user.findUnique({ where: { id: viewer.id }, select: { premium: true } }),
    db().cohortMember.count({
      where: { userId: viewer.id, status: 'active', cohort: { premium: true } },
    }),
  ]);
  return { role: viewer.role, premium: row?.premium ?? false, inPremiumClass: cohorts > 0 };
}

/** Opens premium lessons to a class or closes them; false when there is no such class. Refuses all but admins. */
export async function updateCohortPremium(cohortId: string, premium: boolean): Promise<boolean> {
  await adminViewer();
  const { count } = await db().cohort.updateMany({ where: { id: cohortId }, data: { premium } });
  return count === 1;
}

/** The same for one person, by e-mail (lower case). For the command line, where no viewer exists. */
export async function updatePremiumOf(email: string, premium: boolean): Promise<boolean> {
  const { count } = await db().user.updateMany({ where: { email }, data: { premium } });
  return count === 1;
}
