import 'server-only';
import type { AuditAction } from '@/core/contracts/audit-actions';
import type { Prisma } from '@/generated/prisma/client';
import { redacted } from '@/server/redacted';
import { requestContext } from '@/server/request-context';

/** Whoever runs a command of `package.json` on the server. */
export const COMMAND_LINE = 'command line';

/** Who did it; null for a visitor. */
export type Actor = { id: string; name: string } | typeof COMMAND_LINE | null;

type Fields = Prisma.InputJsonObject;

export interface AuditEntry {
  actor: Actor;
  action: AuditAction;
  /** What it was done to, with its name as it was then. */
  subject: {
    kind: 'account' | 'class' | 'submission' | 'round' | 'invitation' | 'audit' | 'job';
    id: string | null;
    name?: string | null;
  };
  /** What changed, as it was and as it is. What is named like a secret is left out. */
  before?: Fields;
  after?: Fields;
}

/**
 * Notes who did what. Called with the transaction of the change, so that there is no change without its entry and no entry without
 * its change. Address and id of the request come from the request.
 */
export async function audit(tx: Prisma.TransactionClient, entry: AuditEntry): Promise<void> {
  const { actor, action, subject, before, after } = entry;
  const request = requestContext().getStore();
  const who =
    actor === COMMAND_LINE
      ? { actorName: COMMAND_LINE }
      : { actorId: actor?.id ?? null, actorName: actor?.name ?? null };
  await tx.auditEntry.create({
    data: {
      ...who,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectName: subject.name ?? null,
      address: request?.address ?? null,
      request: request?.id ?? null,
      ...(before === undefined ? {} : { before: redacted(before) as Fields }),
      ...(after === undefined ? {} : { after: redacted(after) as Fields }),
    },
    select: { id: true },
  });
}
