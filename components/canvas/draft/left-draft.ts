import type { Diagram } from '@/core/contracts/diagram-schema';
import { sameDiagram } from '@/core/diagram/same-diagram';
import type { KeptDraft } from './kept-draft';

/** What a page wrote at once as it was going, and the drawing that its database was still writing then. */
export interface LeftDraft {
  draft: KeptDraft;
  inFlight: Diagram | null;
}

/** The draft to go on with after a page has gone: what it left, unless another tab has written since. */
export function afterLeaving(kept: KeptDraft | null, left: LeftDraft): KeptDraft | null {
  const version = kept?.version ?? 0;
  const untouched = version === left.draft.version - 1;
  const arrived =
    kept !== null && left.inFlight !== null && sameDiagram(kept.diagram, left.inFlight);
  return untouched || arrived ? { ...left.draft, version: version + 1 } : kept;
}
