import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { signedInViewer } from '@/server/auth/guards';
import { handle } from '@/server/http';
import { parseInput } from '@/server/parse-input';
import { submissionsFile } from '@/server/services/class-exports';

/** What was handed in to the assignments of a class, or to `?assignment=` alone, as a JSON array. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<'/api/cohorts/[id]/submissions'>,
): Promise<Response> {
  return handle(async () => {
    await signedInViewer();
    const { id } = await params;
    const asked = request.nextUrl.searchParams.get('assignment');
    const body = await submissionsFile(id, asked === null ? null : parseInput(z.uuid(), asked));
    return new Response(body, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="submissions.json"',
        'cache-control': 'no-store',
      },
    });
  });
}
