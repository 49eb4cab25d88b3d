import { signedInViewer } from '@/server/auth/guards';
import { handle, readText, requireSameOrigin } from '@/server/http';
import { MAX_DIAGRAM_REQUEST_BYTES } from '@/server/services/drafts';
import { selectProgress, submitDiagram } from '@/server/services/submissions';

/** How far the grading under `?key=` has come: `{ progress: { scenario, number, of, events, … } | null }`. */
export function GET(request: Request): Promise<Response> {
  return handle(async () => {
    const key = new URL(request.url).searchParams.get('key');
    const progress = await selectProgress(key);
    return Response.json({ progress }, { headers: { 'cache-control': 'no-store' } });
  });
}

/** Hands a diagram in: `{ idempotencyKey, diagram }` → 201 `{ id }`, or 400 with every problem. */
export function POST(
  request: Request,
  { params }: RouteContext<'/api/missions/[slug]/submissions'>,
): Promise<Response> {
  return handle(async () => {
    requireSameOrigin(request);
    await signedInViewer();
    const text = await readText(request, MAX_DIAGRAM_REQUEST_BYTES);
    return Response.json(await submitDiagram((await params).slug, text), { status: 201 });
  });
}
