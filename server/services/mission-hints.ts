import 'server-only';
import { z } from 'zod';
import { IdSchema } from '@/core/contracts/diagram-schema';
import { loadMission } from '@/server/content/missions';
import { noteMissionHint } from '@/server/data/hints-taken';
import { notFound } from '@/server/errors';

/** Asks for the hint on a check after the first `known` ones. */
export const MissionHintSchema = z.strictObject({
  mission: IdSchema,
  check: IdSchema,
  known: z.number().int().min(0).max(100),
});

/** The next hint on a check of a mission, and whether there are more; for visitors too. How many an account took is kept. */
export async function nextMissionHint(
  input: z.infer<typeof MissionHintSchema>,
): Promise<{ hint: string; more: boolean }> {
  const loaded = await loadMission(input.mission);
  const checks = loaded?.mission.stages.flatMap((stage) => stage.checks) ?? [];
  const hints = checks.find(({ id }) => id === input.check)?.hints ?? [];
  const hint = hints[input.known];
  if (hint === undefined) throw notFound(`no hint ${input.known} on ${input.check}`);
  await noteMissionHint(input.mission, input.check, input.known + 1);
  return { hint, more: input.known + 1 < hints.length };
}
