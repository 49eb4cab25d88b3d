import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { notFound } from '@/server/errors';

/** Whose submission was handed in to an assignment; throws `not-found` for any other. */
export async function requireHandedInTo(
  assignmentId: string,
  submissionId: string,
  tx: Prisma.TransactionClient = db(),
): Promise<string> {
  const work = await tx.assignedWork.findFirst({
    where: { assignmentId, submissionId },
    select: { submission: { select: { userId: true } } },
  });
  const userId = work?.submission?.userId;
  if (userId === undefined) throw notFound(`${submissionId} was not handed in to ${assignmentId}`);
  return userId;
}
