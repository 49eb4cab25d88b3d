import { getSession } from '@/server/auth/viewer';
import { teachesAnything } from '@/server/data/cohorts';
import { countUnseenRegrades } from '@/server/data/regrade-notices';
import { countUnread } from '@/server/data/threads';
import { handle } from '@/server/http';

/** Who is signed in, for pages that were rendered before anybody asked: `{ viewer }`, null for a visitor; `teaches`: has classes to look after; `unread`: threads with news, and grades given anew that they have not seen. */
export function GET(): Promise<Response> {
  return handle(async () => {
    const session = await getSession();
    if (session === null) return Response.json({ viewer: null });
    const { held, viewer } = session;
    const [teaches, threads, grades] = held
      ? [false, 0, 0]
      : await Promise.all([teachesAnything(), countUnread(), countUnseenRegrades()]);
    return Response.json({ viewer: { ...viewer, teaches, unread: threads + grades } });
  });
}
