import { hashPassword } from '@/server/auth/password';
import { db } from '@/server/db';
import { DEMO_ACCOUNTS, DEMO_COHORT } from './demo';

const SEED = 'demo-accounts';

/**
 * Plants the demo accounts and their cohort, once per database: what somebody changed or deleted since stays so.
 * Returns whether anything was planted.
 */
export async function plantDemo(): Promise<boolean> {
  if ((await db().seedRun.findUnique({ where: { name: SEED } })) !== null) return false;
  const rows = await Promise.all(
    DEMO_ACCOUNTS.map(async ({ password, ...account }) => ({
      ...account,
      passwordHash: await hashPassword(password),
    })),
  );
  await db().$transaction(async (tx) => {
    await tx.seedRun.create({ data: { name: SEED } });
    const users = await tx.user.createManyAndReturn({
      data: rows,
      select: { id: true, role: true },
    });
    const cohort = await tx.cohort.create({ data: DEMO_COHORT });
    await tx.cohortMember.createMany({
      data: users.flatMap(({ id, role }) =>
        role === 'admin'
          ? []
          : [
              {
                cohortId: cohort.id,
                userId: id,
                role: role === 'learner' ? ('learner' as const) : ('owner' as const),
              },
            ],
      ),
    });
  });
  return true;
}
