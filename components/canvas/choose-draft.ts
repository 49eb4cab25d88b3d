import type { Diagram } from '@/core/diagram/diagram-schema';
import type { LocalDraft } from './local-draft';

/** A draft as the server keeps it. */
export interface ServerDraft {
  diagram: Diagram;
  revision: number;
}

/** What to show when a mission is opened, and whether the server has to be told. */
export type Choice =
  | { show: 'nothing' }
  | { show: 'server'; draft: ServerDraft }
  | { show: 'local'; diagram: Diagram; baseRevision: number; push: boolean }
  | { show: 'ask'; local: Diagram; server: ServerDraft };

const equal = (a: Diagram, b: Diagram) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Decides between the server's draft, the one this browser keeps for the same person, and one drawn as a visitor.
 * Nothing is overwritten silently: where both sides hold different work, the learner is asked.
 */
export function chooseDraft(
  server: ServerDraft | null,
  own: LocalDraft | null,
  visitor: LocalDraft | null,
): Choice {
  if (visitor?.dirty) {
    if (!server) return { show: 'local', diagram: visitor.diagram, baseRevision: 0, push: true };
    if (!equal(visitor.diagram, server.diagram))
      return { show: 'ask', local: visitor.diagram, server };
  }
  if (own?.dirty) {
    if (!server || own.baseRevision === server.revision)
      return {
        show: 'local',
        diagram: own.diagram,
        baseRevision: server?.revision ?? 0,
        push: true,
      };
    if (!equal(own.diagram, server.diagram)) return { show: 'ask', local: own.diagram, server };
  }
  return server ? { show: 'server', draft: server } : { show: 'nothing' };
}
