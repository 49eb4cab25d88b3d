import 'server-only';
import type { AuditAction } from '@/core/contracts/audit-actions';
import type { AuditLine } from '@/core/contracts/audit-line';
import type { Prisma } from '@/generated/prisma/client';
import { adminViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';
import { containing } from './containing';

/** How long entries are kept, days: a school year and a little more. */
export const AUDIT_DAYS = 400;

/** Which entries are wanted; null for all. */
export interface AuditFilter {
  /** Part of a name, or a whole e-mail or id: of who did it or of what it was done to. */
  who: string | null;
  action: AuditAction | null;
  /** From this instant on, and before that one. */
  from: Date | null;
  until: Date | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function conditionOf({ who, action, from, until }: AuditFilter) {
  const at = { ...(from && { gte: from }), ...(until && { lt: until }) };
  const where: Prisma.AuditEntryWhereInput = { ...(action && { action }), at };
  if (who === null) return where;
  const named = { ...containing(who), mode: 'insensitive' } as const;
  const email = who.toLowerCase();
  const account = await db().user.findUnique({ where: { email }, select: { id: true } });
  const id = account?.id ?? (UUID.test(email) ? email : null);
  const either: Prisma.AuditEntryWhereInput[] = [{ actorName: named }, { subjectName: named }];
  if (id !== null) either.push({ actorId: id }, { subjectId: id });
  return { ...where, OR: either };
}

/** Entries older than the one with the id `before` (null: from the newest on), newest first. */
async function selectLines(
  filter: AuditFilter,
  before: string | null,
  take: number,
): Promise<AuditLine[]> {
  const where = await conditionOf(filter);
  const rows = await db().auditEntry.findMany({
    // Ids grow with time.
    where: before === null ? where : { AND: [where, { id: { lt: before } }] },
    orderBy: { id: 'desc' },
    take,
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** A page of the audit log, newest first, and the id to go on after; null when that was all. Refuses all but admins. */
export async function selectAuditPage(
  filter: AuditFilter,
  before: string | null,
  size: number,
): Promise<{ lines: AuditLine[]; next: string | null }> {
  await adminViewer();
  const found = await selectLines(filter, before, size + 1);
  const lines = found.slice(0, size);
  return { lines, next: found.length > size ? (lines.at(-1)?.id ?? null) : null };
}

/**
 * All entries that fit, a batch at a time, newest first; that they were taken out is noted first. Refuses all but admins before
 * it gives anything.
 */
export async function exportAudit(
  filter: AuditFilter,
  batch: number,
): Promise<AsyncGenerator<AuditLine[]>> {
  const viewer = await adminViewer();
  const { who, action, from, until } = filter;
  await audit(db(), {
    actor: viewer,
    action: 'audit-exported',
    subject: { kind: 'audit', id: null },
    after: {
      who,
      action,
      from: from?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
    },
  });
  return batches(filter, batch);
}

async function* batches(filter: AuditFilter, batch: number): AsyncGenerator<AuditLine[]> {
  let before: string | null = null;
  for (;;) {
    const lines = await selectLines(filter, before, batch);
    if (lines.length > 0) yield lines;
    before = lines.at(-1)?.id ?? null;
    if (lines.length < batch) return;
  }
}

/** Removes the entries from before an instant. For the nightly work. */
export async function deleteAuditBefore(before: Date): Promise<void> {
  await db().auditEntry.deleteMany({ where: { at: { lt: before } } });
}
