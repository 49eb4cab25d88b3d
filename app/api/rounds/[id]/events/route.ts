import { signedInViewer } from '@/server/auth/guards';
import { notFound } from '@/server/errors';
import { handle } from '@/server/http';
import { selectOwnRound } from '@/server/services/rounds';
import { newsEvents } from '../../_lib/news-events';

/** How a round of the viewer stands, as server-sent events: what its interviewer does arrives with them. `null` is its end. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/rounds/[id]/events'>,
): Promise<Response> {
  return handle(async () => {
    await signedInViewer();
    const { id } = await params;
    if ((await selectOwnRound(id)) === null) throw notFound(`no round ${id}`);
    const read = async () => {
      const opened = await selectOwnRound(id);
      return opened?.kind === 'going' ? opened.view : null;
    };
    return newsEvents(id, read, request.signal);
  });
}
