import type { SaveState } from '../workspace/save-words';
import type { ConflictKind, ServerDraft } from './choose-draft';
import type { DraftStorage, Drawing } from './kept-draft';
import type { DraftServer } from './server-draft';

/** Two versions of the diagram; the first is the one on the canvas. */
export interface Conflict {
  kind: ConflictKind;
  local: Drawing;
  other: ServerDraft;
}

/** The canvas as the saver sees it. */
export interface DraftEditor {
  present: () => Drawing;
  /** Shows a draft that was found, with a fresh history. */
  open: (drawing: Drawing) => void;
  /** Shows what another tab has drawn since; the way back stays. */
  adopt: (drawing: Drawing) => void;
  /** Puts another diagram in place of the present one, as a change that can be undone. */
  replace: (drawing: Drawing) => void;
}

export interface SaverPorts {
  storage: DraftStorage;
  server: DraftServer;
  editor: DraftEditor;
  /** Calls after so many ms; gives what calls it off. */
  after: (ms: number, run: () => void) => () => void;
  /** Keeps a version that is about to be passed over. */
  keepPoint: (drawing: Drawing) => void;
  tell: (state: SaveState, conflict: Conflict | null) => void;
  /** Lets other tabs know that a new version is kept. */
  announce: (owner: string | null, version: number) => void;
}
