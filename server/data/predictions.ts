import 'server-only';
import {
  OutcomeSchema,
  PredictionSchema,
  type RememberedPrediction,
} from '@/core/contracts/prediction-schema';
import { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { visibleUsers } from './teaching';

/**
 * Keeps what the viewer expected of a scenario. The first prediction stays as it is; its outcome is filled in once, when
 * the run it was made for has finished.
 */
export async function insertPrediction(
  mission: string,
  entry: RememberedPrediction,
): Promise<void> {
  const viewer = await signedInViewer();
  const { scenario, prediction, outcome } = entry;
  const key = { userId: viewer.id, mission, scenario };
  await db().prediction.createMany({
    data: [{ ...key, prediction: prediction ?? Prisma.DbNull, outcome: outcome ?? Prisma.DbNull }],
    skipDuplicates: true,
  });
  if (outcome !== null) {
    await db().prediction.updateMany({
      where: { ...key, outcome: { equals: Prisma.DbNull } },
      data: { outcome },
    });
  }
}

/** A person's predictions of a mission, oldest first; empty when the viewer may not see that person's work. */
export async function selectPredictions(
  mission: string,
  owner?: string,
): Promise<RememberedPrediction[]> {
  const viewer = await signedInViewer();
  return findPredictions({ mission, userId: owner ?? viewer.id, user: visibleUsers(viewer) });
}

/** The predictions that a condition names, oldest first. For data functions, which decide who may see them. */
export async function findPredictions(
  where: Prisma.PredictionWhereInput,
): Promise<RememberedPrediction[]> {
  const rows = await db().prediction.findMany({
    where,
    orderBy: { createdAt: 'asc' },
    select: { scenario: true, prediction: true, outcome: true },
  });
  return rows.map(({ scenario, prediction, outcome }) => ({
    scenario,
    prediction: PredictionSchema.nullable().catch(null).parse(prediction),
    outcome: OutcomeSchema.nullable().catch(null).parse(outcome),
  }));
}
