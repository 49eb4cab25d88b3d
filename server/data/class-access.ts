import 'server-only';
import { type ClassPowers, type ClassRole, classPowers } from '@/core/access/class-powers';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { AppError, forbidden, notFound } from '@/server/errors';

/** A class as the pages for its staff know it; instants in ISO 8601, UTC. */
export interface StaffedClass {
  id: string;
  name: string;
  joinCode: string;
  joinOpen: boolean;
  joinExpiresAt: string | null;
  timeZone: string;
  archivedAt: string | null;
  retentionDays: number;
  invented: boolean;
  premium: boolean;
}

/** A class with what the viewer may do with it. `role` is null for an admin who does not belong to it. */
export interface OpenClass {
  viewer: Viewer;
  cohort: StaffedClass;
  powers: ClassPowers;
  role: ClassRole | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A class whose pages for staff are open to the viewer; null for any other and for what is no id. */
export async function selectOptionalOpenClass(id: string): Promise<OpenClass | null> {
  const viewer = await signedInViewer();
  if (!UUID.test(id)) return null;
  const row = await db().cohort.findUnique({
    where: { id },
    include: { members: { where: { userId: viewer.id }, select: { role: true, status: true } } },
  });
  if (row === null) return null;
  const { members, createdAt: _, joinExpiresAt, archivedAt, ...cohort } = row;
  const membership = members[0] ?? null;
  const powers = classPowers(viewer.role, membership);
  if (!powers.look) return null;
  return {
    viewer,
    cohort: {
      ...cohort,
      joinExpiresAt: joinExpiresAt?.toISOString() ?? null,
      archivedAt: archivedAt?.toISOString() ?? null,
    },
    powers,
    role: membership?.status === 'active' ? membership.role : null,
  };
}

/** A class with which the viewer may do something. Throws `not-found` when it is not open to them, `forbidden` without the power. */
export async function requireClass(id: string, power: keyof ClassPowers): Promise<OpenClass> {
  const open = await selectOptionalOpenClass(id);
  if (open === null) throw notFound(`no class ${id} of the viewer`);
  if (!open.powers[power]) throw forbidden(`a class power is missing: ${power}`);
  return open;
}

/** Refuses changes to a class that is over. */
export function refuseArchived({ cohort }: Pick<OpenClass, 'cohort'>): void {
  if (cohort.archivedAt === null) return;
  const reader = 'This class is archived. Reopen it under Settings to change anything.';
  throw new AppError('conflict', `class ${cohort.id} is archived`, reader);
}

/** What the audit log calls a class. */
export const classSubject = ({ id, name }: Pick<StaffedClass, 'id' | 'name'>) => ({
  kind: 'class' as const,
  id,
  name,
});

export type Tx = Prisma.TransactionClient;
