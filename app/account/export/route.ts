import { signedInViewer } from '@/server/auth/guards';
import { handle } from '@/server/http';
import { accountArchive } from '@/server/services/own-account';

/** Everything the reader has done, as a zip of JSON files. */
export function GET(): Promise<Response> {
  return handle(async () => {
    await signedInViewer();
    return new Response(await accountArchive(), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="backpressure.zip"',
        'cache-control': 'no-store',
      },
    });
  });
}
