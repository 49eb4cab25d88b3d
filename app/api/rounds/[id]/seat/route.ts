import { signedInViewer } from '@/server/auth/guards';
import { handle } from '@/server/http';
import { selectSeatView } from '@/server/services/round-seats';
import { newsEvents } from '../../_lib/news-events';

/** How a round stands for its interviewer, as server-sent events; 404 for who does not have its seat. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/rounds/[id]/seat'>,
): Promise<Response> {
  return handle(async () => {
    await signedInViewer();
    const { id } = await params;
    await selectSeatView(id);
    return newsEvents(id, () => selectSeatView(id), request.signal);
  });
}
