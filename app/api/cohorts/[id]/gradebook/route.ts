import type { NextRequest } from 'next/server';
import { GRADEBOOK_FORMATS } from '@/core/classes/gradebook';
import { signedInViewer } from '@/server/auth/guards';
import { invalid } from '@/server/errors';
import { handle } from '@/server/http';
import { gradebookFile } from '@/server/services/class-exports';

/** The points of a class as CSV: `?for=plain`, `moodle` or `canvas`. */
export function GET(
  request: NextRequest,
  { params }: RouteContext<'/api/cohorts/[id]/gradebook'>,
): Promise<Response> {
  return handle(async () => {
    await signedInViewer();
    const { id } = await params;
    const asked = request.nextUrl.searchParams.get('for') ?? 'plain';
    const format = GRADEBOOK_FORMATS.find((one) => one === asked);
    if (format === undefined) {
      throw invalid('an unknown format', [
        { path: 'for', message: `is one of ${GRADEBOOK_FORMATS.join(', ')}` },
      ]);
    }
    const { body } = await gradebookFile(id, format);
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="gradebook-${format}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
