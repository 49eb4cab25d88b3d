import type { NextRequest } from 'next/server';
import { adminViewer } from '@/server/auth/guards';
import { invalid } from '@/server/errors';
import { handle } from '@/server/http';
import {
  auditExport,
  EXPORT_FORMATS,
  type ExportFormat,
  parseAuditQuery,
} from '@/server/services/audit-log';

const isFormat = (text: string): text is ExportFormat => Object.hasOwn(EXPORT_FORMATS, text);

/** The audit log as a file: `?format=csv` or `jsonl`, with the filters of the page. */
export function GET(request: NextRequest): Promise<Response> {
  return handle(async () => {
    await adminViewer();
    const params = Object.fromEntries(request.nextUrl.searchParams);
    const format = params.format ?? 'csv';
    if (!isFormat(format)) {
      throw invalid('an unknown format', [{ path: 'format', message: 'is csv or jsonl' }]);
    }
    const body = await auditExport(parseAuditQuery(params), format);
    return new Response(body, {
      headers: {
        'content-type': `${EXPORT_FORMATS[format]}; charset=utf-8`,
        'content-disposition': `attachment; filename="audit.${format}"`,
        'cache-control': 'no-store',
      },
    });
  });
}
