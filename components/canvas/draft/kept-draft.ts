import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Command } from '@/core/diagram/commands';

/** A diagram, and how it grew from the mission's start (null: not known). */
export interface Drawing {
  diagram: Diagram;
  log: Command[] | null;
}

/** A draft as this browser keeps it. */
export interface KeptDraft extends Drawing {
  /** Revision on the server that this draft grew from; 0 before the first save. */
  baseRevision: number;
  /** Whether there are changes that the server has not acknowledged. */
  dirty: boolean;
  /** What was sent to the server without an answer so far: it may have it all the same. */
  sent: Diagram[];
  /** Grows with every write, whichever tab makes it. */
  version: number;
}

/** What became of a write: kept, too late (another tab wrote first), or why the browser keeps nothing. */
export type Written =
  | { kind: 'kept'; version: number }
  | { kind: 'other'; draft: KeptDraft }
  | { kind: 'full' | 'forbidden' };

/** Where this browser keeps the drafts of one mission; `owner` null is a visitor. */
export interface DraftStorage {
  /** Null when there is none that can be read. Rejects when the browser forbids storage. */
  read: (owner: string | null) => Promise<KeptDraft | null>;
  /** Keeps a draft, unless another version than `seen` is kept by now. Never rejects. */
  write: (
    owner: string | null,
    draft: Omit<KeptDraft, 'version'>,
    seen: number,
  ) => Promise<Written>;
  /**
   * Keeps a draft at once, as a page that is going must, to be found by the next `read` unless something other than version `seen`
   * or the write of `inFlight` after it is kept by then. Never throws.
   */
  writeNow: (
    owner: string | null,
    draft: Omit<KeptDraft, 'version'>,
    seen: number,
    inFlight: Diagram | null,
  ) => void;
  drop: (owner: string | null) => Promise<void>;
}
