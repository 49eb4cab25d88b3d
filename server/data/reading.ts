import 'server-only';
import type { SectionReference } from '@/core/lessons/reading';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { settleWork } from './results';

/** Notes sections that the viewer has read, in their order; those noted already stay as they are. */
export async function insertReadSections(
  sections: readonly { lesson: string; section: string }[],
): Promise<void> {
  const { id } = await signedInViewer();
  if (sections.length === 0) return;
  await db().$transaction(async (tx) => {
    const { count } = await tx.readSection.createMany({
      data: sections.map((section) => ({ userId: id, ...section })),
      skipDuplicates: true,
    });
    if (count === 0) return;
    await settleWork(tx, id, 'lesson', [...new Set(sections.map(({ lesson }) => lesson))]);
  });
}

/** The sections that the viewer has read, in the order of reading. */
export async function selectReadSections(): Promise<SectionReference[]> {
  const { id } = await signedInViewer();
  const rows = await db().readSection.findMany({
    where: { userId: id },
    orderBy: { place: 'asc' },
    select: { lesson: true, section: true },
  });
  return rows.map(({ lesson, section }) => `${lesson}#${section}`);
}
