import 'server-only';
import type { KeptText } from '@/core/contracts/talk-line';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { requireAssignment } from './assignments';
import { requireClass } from './class-access';
import { staffedBy } from './teaching';

/** More than anybody finds a text in. */
const MOST = 200;

/** The texts kept for a mission in the classes whose staff the viewer is of: first those about the group, then those about the checks. */
export async function selectBank(
  mission: string,
  { group, failed }: { group: string | null; failed: readonly string[] },
): Promise<KeptText[]> {
  const viewer = await signedInViewer();
  const rows = await db().bankText.findMany({
    where: { mission, cohort: staffedBy(viewer) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, text: true, check: true, groupKey: true },
  });
  const kept = rows.map(({ id, text, check, groupKey }): KeptText => {
    const fits =
      group !== null && groupKey === group
        ? 'group'
        : check !== null && failed.includes(check)
          ? 'check'
          : 'mission';
    return { id, text, fits };
  });
  const seen = new Set<string>();
  return (['group', 'check', 'mission'] as const)
    .flatMap((fits) => kept.filter((one) => one.fits === fits))
    .filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** Keeps a text for the mission of an assignment; one that is kept already stays as it is. */
export async function insertBankText(
  assignmentId: string,
  kept: { text: string; check: string | null; groupKey: string | null },
): Promise<void> {
  const { row } = await requireAssignment(assignmentId, 'review');
  const where = { cohortId: row.cohortId, mission: row.slug };
  if ((await db().bankText.count({ where })) >= MOST) {
    const reader = `${MOST} texts are kept for this mission. Remove some that are not used.`;
    throw new AppError('conflict', 'a bank that is full', reader);
  }
  await db().bankText.createMany({ data: [{ ...where, ...kept }], skipDuplicates: true });
}

/** Removes a kept text of a class whose staff the viewer is of. */
export async function deleteBankText(id: string): Promise<void> {
  const row = await db().bankText.findUnique({ where: { id }, select: { cohortId: true } });
  if (row === null) throw notFound(`no kept text ${id}`);
  await requireClass(row.cohortId, 'review');
  await db().bankText.deleteMany({ where: { id } });
}
