import { type Diagram, DiagramSchema } from '@/core/diagram/diagram-schema';
import type { LocalDraft } from './local-draft';

/** A draft as the server keeps it. */
export interface ServerDraft {
  diagram: Diagram;
  revision: number;
}

/** What to show when a mission is opened; the server has to be told of `local`. */
export type Choice =
  | { show: 'nothing' }
  | { show: 'server'; draft: ServerDraft }
  | { show: 'local'; diagram: Diagram; baseRevision: number }
  /** `unsaved`: the other side is kept in this browser too, and the server has not got it yet. */
  | { show: 'ask'; local: Diagram; server: ServerDraft; unsaved?: boolean };

/** Whether two diagrams say the same, whatever the order of their keys. */
export function sameDiagram(a: Diagram, b: Diagram): boolean {
  return JSON.stringify(DiagramSchema.parse(a)) === JSON.stringify(DiagramSchema.parse(b));
}

/**
 * Decides between the server's draft, the one this browser keeps for the same person, and one drawn as a visitor.
 * Nothing is overwritten silently: where both sides hold different work, the learner is asked.
 */
export function chooseDraft(
  server: ServerDraft | null,
  own: LocalDraft | null,
  visitor: LocalDraft | null,
): Choice {
  if (visitor?.dirty && own?.dirty && !sameDiagram(visitor.diagram, own.diagram)) {
    const revision = server ? own.baseRevision : 0;
    const unsaved = { diagram: own.diagram, revision };
    return { show: 'ask', local: visitor.diagram, server: unsaved, unsaved: true };
  }
  if (visitor?.dirty) {
    if (!server) return { show: 'local', diagram: visitor.diagram, baseRevision: 0 };
    if (!sameDiagram(visitor.diagram, server.diagram))
      return { show: 'ask', local: visitor.diagram, server };
  }
  if (own?.dirty) {
    if (!server || own.baseRevision === server.revision)
      return {
        show: 'local',
        diagram: own.diagram,
        baseRevision: server?.revision ?? 0,
      };
    if (!sameDiagram(own.diagram, server.diagram))
      return { show: 'ask', local: own.diagram, server };
  }
  return server ? { show: 'server', draft: server } : { show: 'nothing' };
}
