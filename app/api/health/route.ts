import { whyNotReady } from '@/server/data/health';

export const dynamic = 'force-dynamic';

/**
 * 200 when requests may be sent here. 503 with one word when not: `ending`, `disk` (too full to store anything), `database`
 * (does not answer). For a balancer and for alarms; whether the process itself is alive says `/api/health/live`.
 */
export async function GET(): Promise<Response> {
  const reason = await whyNotReady();
  if (reason === null) return Response.json({ ok: true });
  return Response.json({ ok: false, reason }, { status: 503 });
}
