import 'server-only';
import { z } from 'zod';
import type { RegradeLevel } from '@/core/grading/regrade';
import { loadMission } from '@/server/content/missions';
import { selectEventsPerSecond } from '@/server/data/regrade-lines';
import { planRegrade, type RegradeScope, requireScope } from '@/server/data/regrade-scope';
import { applyRegrade, selectRegradeMission, startRegrade } from '@/server/data/regrades';
import { AppError } from '@/server/errors';

export const RegradeScopeSchema = z.union([
  z.strictObject({ assignmentId: z.uuid() }),
  z.strictObject({ mission: z.string().min(1).max(100) }),
]);

export const ApplySchema = z.strictObject({ id: z.uuid(), neverLower: z.boolean() });

/** Starts a dry run by the mission as it is today. */
export async function dryRun(scope: z.infer<typeof RegradeScopeSchema>): Promise<{ id: string }> {
  const { mission: slug } = await requireScope(scope);
  const loaded = await loadMission(slug);
  if (loaded === null) {
    const reader = 'This mission is not part of the content any more. Its grades stay as they are.';
    throw new AppError('conflict', `mission ${slug} is gone`, reader);
  }
  return startRegrade(scope, loaded.mission);
}

/** Gives the grades of a dry run for good. */
export async function applyDryRun({ id, neverLower }: z.infer<typeof ApplySchema>): Promise<void> {
  const loaded = await loadMission(await selectRegradeMission(id));
  await applyRegrade(id, neverLower, loaded?.mission ?? null);
}

/** Where no measurement of this installation is known: what a slow processor does. */
const EVENTS_PER_SECOND = 3_000_000;
/** What judging a stored run again takes, with reading and writing it. */
const JUDGED_MS = 20;

/** What grading a scope anew would take, before anything is done. */
export interface RegradeEstimate {
  total: number;
  leftOut: number;
  byLevel: Record<RegradeLevel, number>;
  /** Time of one processor, at most about, ms. */
  processorMs: number;
  /** Whether it is reckoned with what this installation took before. */
  measured: boolean;
}

/** Estimates a dry run of a scope; null when its mission is gone. */
export async function estimateRegrade(scope: RegradeScope): Promise<RegradeEstimate | null> {
  const open = await requireScope(scope);
  const loaded = await loadMission(open.mission);
  if (loaded === null) return null;
  const [plan, rate] = await Promise.all([
    planRegrade(open, loaded.mission),
    selectEventsPerSecond(),
  ]);
  const { total, leftOut, byLevel, expectedEvents } = plan;
  const simulatedMs = (expectedEvents / (rate ?? EVENTS_PER_SECOND)) * 1000;
  const processorMs = simulatedMs + (byLevel.judged + byLevel.simulated) * JUDGED_MS;
  return { total, leftOut, byLevel, processorMs, measured: rate !== null };
}
