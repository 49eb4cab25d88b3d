import { getSession } from '@/server/auth/viewer';
import { teachesAnything } from '@/server/data/cohorts';
import { handle } from '@/server/http';

/** Who is signed in, for pages that were rendered before anybody asked: `{ viewer }`, null for a visitor; `teaches`: has classes to look after. */
export function GET(): Promise<Response> {
  return handle(async () => {
    const session = await getSession();
    if (session === null) return Response.json({ viewer: null });
    const { held, viewer } = session;
    return Response.json({ viewer: { ...viewer, teaches: !held && (await teachesAnything()) } });
  });
}
