import { sameDiagram } from '@/core/diagram/same-diagram';
import type { Drawing, KeptDraft } from './kept-draft';

/** A draft as the server keeps it. */
export interface ServerDraft extends Drawing {
  revision: number;
}

/** Which two versions are to choose from, as far as the learner has to know. */
export type ConflictKind = 'account' | 'sign-in' | 'tab';

/** What to show when a mission is opened; the server has to be told of `local`. */
export type Choice =
  | { show: 'nothing' }
  | { show: 'server'; draft: ServerDraft }
  | { show: 'local'; drawing: Drawing; baseRevision: number }
  | { show: 'ask'; local: Drawing; other: ServerDraft; kind: ConflictKind };

type Own = Pick<KeptDraft, 'diagram' | 'log' | 'baseRevision' | 'dirty' | 'sent'>;

/**
 * Decides between the server's draft, the one this browser keeps for the same person, and one drawn as a visitor.
 * Nothing is overwritten silently: where both sides hold different work, the learner is asked. `kind` is `sign-in`
 * when the other side is in this browser too, and the server has not got it yet.
 */
export function chooseDraft(
  server: ServerDraft | null,
  own: Own | null,
  visitor: Own | null,
): Choice {
  if (visitor?.dirty && own?.dirty && !sameDiagram(visitor.diagram, own.diagram)) {
    const other = { ...drawingOf(own), revision: server ? own.baseRevision : 0 };
    return { show: 'ask', local: drawingOf(visitor), other, kind: 'sign-in' };
  }
  if (visitor?.dirty) {
    if (!server) return { show: 'local', drawing: drawingOf(visitor), baseRevision: 0 };
    if (!sameDiagram(visitor.diagram, server.diagram))
      return { show: 'ask', local: drawingOf(visitor), other: server, kind: 'account' };
  }
  if (own?.dirty) {
    if (!server || grewFrom(own, server))
      return { show: 'local', drawing: drawingOf(own), baseRevision: server?.revision ?? 0 };
    if (!sameDiagram(own.diagram, server.diagram))
      return { show: 'ask', local: drawingOf(own), other: server, kind: 'account' };
  }
  return server ? { show: 'server', draft: server } : { show: 'nothing' };
}

const drawingOf = ({ diagram, log }: Drawing): Drawing => ({ diagram, log });

/** What this browser sent before it was closed may have arrived: then it is the same line of work. */
function grewFrom(own: Own, server: ServerDraft): boolean {
  return (
    own.baseRevision === server.revision ||
    own.sent.some((diagram) => sameDiagram(diagram, server.diagram))
  );
}
