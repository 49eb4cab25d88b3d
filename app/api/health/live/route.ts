import { databaseHangs } from '@/server/data/health';

export const dynamic = 'force-dynamic';

/**
 * 200 while the process can go on; 503 when only a new start helps. A database elsewhere that is away is no reason to start anew:
 * `/api/health` tells of that.
 */
export function GET(): Response {
  const ok = !databaseHangs();
  return Response.json({ ok }, { status: ok ? 200 : 503 });
}
