import 'server-only';
import {
  OutcomeSchema,
  PredictionSchema,
  type RememberedPrediction,
} from '@/core/contracts/prediction-schema';
import { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { selectSight, submissionsIn } from './sight';

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

/**
 * A person's predictions of a mission, oldest first. They belong to the submissions that were built on them: others see what
 * was predicted before the latest submission of the mission that they may see.
 */
export async function selectPredictions(
  mission: string,
  owner?: string,
): Promise<RememberedPrediction[]> {
  const viewer = await signedInViewer();
  const userId = owner ?? viewer.id;
  const sight = await selectSight(viewer, userId);
  if (sight.all) return findPredictions({ mission, userId });
  const latest = await db().submission.findFirst({
    where: { mission, userId, ...submissionsIn(sight) },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  });
  if (latest === null) return [];
  return findPredictions({ mission, userId, createdAt: { lte: latest.createdAt } });
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
