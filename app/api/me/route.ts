import { getViewer } from '@/server/auth/viewer';
import { handle } from '@/server/http';

/** Who is signed in, for pages that were rendered before anybody asked: `{ viewer }`, null for a visitor. */
export function GET(): Promise<Response> {
  return handle(async () => Response.json({ viewer: await getViewer() }));
}
