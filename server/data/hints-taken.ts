import 'server-only';
import { getViewer } from '@/server/auth/viewer';
import { db } from '@/server/db';

/** Keeps how many hints on a check the viewer has asked for; of visitors nothing is kept. */
export async function noteMissionHint(
  mission: string,
  check: string,
  taken: number,
): Promise<void> {
  const viewer = await getViewer();
  if (viewer === null) return;
  await db().$executeRaw`
    INSERT INTO "HintTaken" ("userId", "mission", "check", "taken") VALUES (${viewer.id}::uuid, ${mission}, ${check}, ${taken})
    ON CONFLICT ("userId", "mission", "check") DO UPDATE SET "taken" = GREATEST("HintTaken"."taken", EXCLUDED."taken")`;
}
