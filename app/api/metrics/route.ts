import { timingSafeEqual } from 'node:crypto';
import { currentMetrics } from '@/server/data/current-metrics';
import { serverEnv } from '@/server/env';
import { notFound } from '@/server/errors';
import { handle } from '@/server/http';

export const dynamic = 'force-dynamic';

/** With `METRICS_TOKEN`, whoever bears it. Without, nobody but this machine in embedded mode, which listens to nobody else. */
function mayRead(request: Request): boolean {
  const wanted = process.env.METRICS_TOKEN;
  if (!wanted) return serverEnv().databaseUrl === null && !process.env.HOST;
  const given = Buffer.from(request.headers.get('authorization') ?? '');
  const right = Buffer.from(`Bearer ${wanted}`);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The figures of this process and of its database, in Prometheus's format; to all others there is nothing here. */
export function GET(request: Request): Promise<Response> {
  return handle(async () => {
    if (!mayRead(request)) throw notFound('metrics without the token');
    const { type, text } = await currentMetrics();
    return new Response(text, { headers: { 'content-type': type } });
  });
}
