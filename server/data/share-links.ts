import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';
import { type ReadableReport, readableReport } from './submissions';
import { takeTurn } from './take-turn';

/** A link that lets others read one submission; times in ISO 8601, UTC. */
export interface ShareLink {
  id: string;
  createdAt: string;
  /** Null for a link that does not expire. */
  expiresAt: string | null;
}

const toLink = (row: { id: string; createdAt: Date; expiresAt: Date | null }): ShareLink => ({
  id: row.id,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
});

const LINK = { id: true, createdAt: true, expiresAt: true } as const;

/** What somebody with a link may see: no name, no e-mail, no id. */
export interface SharedSubmission {
  mission: string;
  createdAt: string;
  diagram: Diagram;
  report: ReadableReport;
}

/** How many links one submission may have. */
export const MOST_LINKS = 10;

/** Stores a link to a submission of the viewer; null when it is not theirs, `full` when there are too many. */
export async function insertShareLink(
  submissionId: string,
  tokenHash: string,
  expiresAt: Date | null,
): Promise<ShareLink | 'full' | null> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    // Two links made at once are counted one after the other.
    await takeTurn(tx, `share links of ${submissionId}`);
    const own = await tx.submission.findFirst({
      where: { id: submissionId, userId: viewer.id, currentGradeId: { not: null } },
      select: { mission: true, _count: { select: { shareLinks: true } } },
    });
    if (own === null) return null;
    if (own._count.shareLinks >= MOST_LINKS) return 'full';
    const row = await tx.shareLink.create({
      data: { submissionId, tokenHash, expiresAt },
      select: LINK,
    });
    await audit(tx, {
      actor: viewer,
      action: 'share-link-made',
      subject: { kind: 'submission', id: submissionId, name: own.mission },
      after: { link: row.id, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return toLink(row);
  });
}

/** The links to a submission of the viewer, newest first; empty for anybody else's. */
export async function selectShareLinks(submissionId: string): Promise<ShareLink[]> {
  const viewer = await signedInViewer();
  const rows = await db().shareLink.findMany({
    where: { submissionId, submission: { userId: viewer.id } },
    orderBy: { createdAt: 'desc' },
    select: LINK,
  });
  return rows.map(toLink);
}

/** Revokes a link to a submission of the viewer; false when there is none such. */
export async function deleteShareLink(id: string): Promise<boolean> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    const own = await tx.shareLink.findFirst({
      where: { id, submission: { userId: viewer.id } },
      select: { submission: { select: { id: true, mission: true } } },
    });
    if (own === null) return false;
    const { count } = await tx.shareLink.deleteMany({ where: { id } });
    if (count === 0) return false;
    const { id: submissionId, mission } = own.submission;
    await audit(tx, {
      actor: viewer,
      action: 'share-link-revoked',
      subject: { kind: 'submission', id: submissionId, name: mission },
      before: { link: id },
    });
    return true;
  });
}

/** Removes the links that expired before an instant. */
export async function deleteExpiredLinks(before: Date): Promise<void> {
  await db().shareLink.deleteMany({ where: { expiresAt: { lt: before } } });
}

/** What a link leads to; null for an unknown, revoked or expired one. Asks for no viewer: the token is the permission. */
export async function selectOptionalShared(tokenHash: string): Promise<SharedSubmission | null> {
  const row = await db().shareLink.findUnique({
    where: { tokenHash, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    select: {
      submission: {
        select: {
          mission: true,
          createdAt: true,
          diagram: true,
          currentGrade: { select: { report: true } },
        },
      },
    },
  });
  if (!row?.submission.currentGrade) return null;
  const { mission, createdAt, diagram, currentGrade } = row.submission;
  return {
    mission,
    createdAt: createdAt.toISOString(),
    diagram: diagram as unknown as Diagram,
    report: readableReport(currentGrade.report),
  };
}
