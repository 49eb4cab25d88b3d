import { signedInViewer } from '@/server/auth/guards';
import { handle, readText, requireSameOrigin } from '@/server/http';
import { MAX_DIAGRAM_REQUEST_BYTES, saveDraft, selectDraft } from '@/server/services/drafts';

type Context = RouteContext<'/api/missions/[slug]/draft'>;

/** The viewer's draft: `{ draft: { diagram, revision } | null }`. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return handle(async () => Response.json({ draft: await selectDraft((await params).slug) }));
}

/** Saves `{ diagram, baseRevision }` → `{ revision }`, or 409 `{ draft }` when another save came first. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handle(async () => {
    requireSameOrigin(request);
    await signedInViewer();
    const text = await readText(request, MAX_DIAGRAM_REQUEST_BYTES);
    const result = await saveDraft((await params).slug, text);
    if (result.saved) return Response.json({ revision: result.revision });
    return Response.json({ draft: result.draft }, { status: 409 });
  });
}
