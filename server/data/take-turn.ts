import 'server-only';
import type { Prisma } from '@/generated/prisma/client';

/** Waits until no other transaction holds this turn, and holds it until this one ends. */
export async function takeTurn(tx: Prisma.TransactionClient, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
