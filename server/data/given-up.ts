import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';

/** Notes that the viewer has given a mission up. Once is enough: the first time stays. */
export async function insertGivenUp(mission: string): Promise<void> {
  const viewer = await signedInViewer();
  await db().givenUp.createMany({ data: [{ userId: viewer.id, mission }], skipDuplicates: true });
}

/** When the viewer gave up which mission, ISO 8601, UTC. */
export async function selectGivenUp(): Promise<Map<string, string>> {
  const viewer = await signedInViewer();
  const rows = await db().givenUp.findMany({
    where: { userId: viewer.id },
    select: { mission: true, at: true },
  });
  return new Map(rows.map(({ mission, at }) => [mission, at.toISOString()]));
}
