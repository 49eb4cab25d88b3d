import { signedInViewer } from '@/server/auth/guards';
import { handle, readText, requireSameOrigin } from '@/server/http';
import { MAX_DIAGRAM_REQUEST_BYTES } from '@/server/services/drafts';
import { submitDiagram } from '@/server/services/submissions';

/**
 * Hands a diagram in: `{ idempotencyKey, diagram, log? }` → 202 `{ id }` as soon as it is stored, 200 with the same id for a
 * known key, or 400 with every problem. `/api/submissions/<id>/state` tells how its grade comes on.
 */
export function POST(
  request: Request,
  { params }: RouteContext<'/api/missions/[slug]/submissions'>,
): Promise<Response> {
  return handle(async () => {
    requireSameOrigin(request);
    await signedInViewer();
    const text = await readText(request, MAX_DIAGRAM_REQUEST_BYTES);
    const { id, known } = await submitDiagram((await params).slug, text);
    return Response.json({ id }, { status: known ? 200 : 202 });
  });
}
