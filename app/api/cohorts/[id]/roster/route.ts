import type { NextRequest } from 'next/server';
import { signedInViewer } from '@/server/auth/guards';
import { handle, readText, requireSameOrigin } from '@/server/http';
import { MAX_ROSTER_BYTES, readRoster } from '@/server/services/roster';

/** Reads a roster, CSV as the body; with `?apply=1` enrols it. Answers what it would do or has done, or what is wrong. */
export function POST(
  request: NextRequest,
  { params }: RouteContext<'/api/cohorts/[id]/roster'>,
): Promise<Response> {
  return handle(async () => {
    requireSameOrigin(request);
    await signedInViewer();
    const { id } = await params;
    const apply = request.nextUrl.searchParams.get('apply') === '1';
    return Response.json(await readRoster(id, await readText(request, MAX_ROSTER_BYTES), apply));
  });
}
