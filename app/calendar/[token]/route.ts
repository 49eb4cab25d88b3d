import type { NextRequest } from 'next/server';
import { handle } from '@/server/http';
import { readCalendar } from '@/server/services/calendar';

/** What is due, for a calendar program; the address is the key. */
export function GET(
  _request: NextRequest,
  { params }: RouteContext<'/calendar/[token]'>,
): Promise<Response> {
  return handle(async () => {
    const { token } = await params;
    return new Response(await readCalendar(token), {
      headers: { 'content-type': 'text/calendar; charset=utf-8' },
    });
  });
}
