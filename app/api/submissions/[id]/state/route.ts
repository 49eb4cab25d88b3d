import { signedInViewer } from '@/server/auth/guards';
import { handle } from '@/server/http';
import { selectState } from '@/server/services/submissions';
import { stateEvents } from '../../_lib/state-events';

/**
 * Where a hand-in stands: `{ state, ahead, progress, problem }`, with `state` one of `queued`, `grading`, `graded`, `failed`. Who
 * accepts `text/event-stream` is told of every change until it is graded or has failed.
 */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/submissions/[id]/state'>,
): Promise<Response> {
  return handle(async () => {
    await signedInViewer();
    const { id } = await params;
    const state = await selectState(id);
    if (request.headers.get('accept')?.includes('text/event-stream')) {
      return stateEvents(state, () => selectState(id), request.signal);
    }
    return Response.json(state, { headers: { 'cache-control': 'no-store' } });
  });
}
