import { databaseAnswers } from '@/server/data/health';

export const dynamic = 'force-dynamic';

/** 200 when the server can reach its database, 503 otherwise. Says nothing else. */
export async function GET(): Promise<Response> {
  const ok = await databaseAnswers();
  return Response.json({ ok }, { status: ok ? 200 : 503 });
}
