import { getViewer } from '@/server/auth/viewer';
import { teachesAnything } from '@/server/data/cohorts';
import { handle } from '@/server/http';

/** Who is signed in, for pages that were rendered before anybody asked: `{ viewer }`, null for a visitor; `teaches`: has classes to look after. */
export function GET(): Promise<Response> {
  return handle(async () => {
    const viewer = await getViewer();
    return Response.json({
      viewer: viewer && { ...viewer, teaches: await teachesAnything() },
    });
  });
}
