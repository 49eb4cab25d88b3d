import { createStore, del, get, set, update } from 'idb-keyval';
import type { DraftParsers } from './draft-parsers';
import type { DraftStorage, KeptDraft } from './kept-draft';
import { afterLeaving, type LeftDraft } from './left-draft';

let store: ReturnType<typeof createStore> | null = null;
/** This browser's database. Asked for on use: some browsers throw at the very name of it. */
export const database = () => {
  store ??= createStore('backpressure', 'canvas');
  return store;
};

const keyOf = (mission: string, owner: string | null) => `draft:${mission}:${owner ?? 'visitor'}`;
/** The mission and the owner that a draft's key names, `visitor` without an account; null for another key. */
export function draftKeyParts(key: string): { mission: string; owner: string } | null {
  const [, mission, owner] = /^draft:([a-z0-9-]+):(.+)$/.exec(key) ?? [];
  return mission && owner ? { mission, owner } : null;
}

/** Where drafts were kept before they moved to the database. */
const oldKeyOf = (mission: string, owner: string | null) => `backpressure:${keyOf(mission, owner)}`;

/** Moves a draft out of localStorage, once. */
async function migrate(
  mission: string,
  owner: string | null,
  parsers: DraftParsers,
): Promise<void> {
  const oldKey = oldKeyOf(mission, owner);
  const text = localStorage.getItem(oldKey);
  if (!text) return;
  const { parseKeptDraft } = await parsers;
  let old: KeptDraft | null = null;
  try {
    old = parseKeptDraft(JSON.parse(text));
  } catch {
    // No draft, then.
  }
  const key = keyOf(mission, owner);
  if (old && (await get(key, database())) === undefined) {
    await set(key, { ...old, version: 1 }, database());
  }
  localStorage.removeItem(oldKey);
}

/** Where a page that was going left what its database did not have yet. */
const leftKeyOf = (mission: string, owner: string | null) =>
  `backpressure:left:${keyOf(mission, owner)}`;

/** Moves what a page left into the database, unless another tab has written since. */
async function takeLeft(
  mission: string,
  owner: string | null,
  parsers: DraftParsers,
): Promise<void> {
  const leftKey = leftKeyOf(mission, owner);
  const text = localStorage.getItem(leftKey);
  if (!text) return;
  const { parseLeftDraft, parseKeptDraft } = await parsers;
  let left: LeftDraft | null = null;
  try {
    left = parseLeftDraft(JSON.parse(text));
  } catch {
    // Nothing was left, then.
  }
  if (left) {
    const found = left;
    const choose = (stored: unknown) => {
      const chosen = afterLeaving(parseKeptDraft(stored), found);
      return chosen ?? stored;
    };
    await update(keyOf(mission, owner), choose, database());
  }
  localStorage.removeItem(leftKey);
}

/** Why a write failed: no room, or no storage at all. */
export function failureOf(error: unknown): 'full' | 'forbidden' {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
    ? 'full'
    : 'forbidden';
}

/** Drafts of a mission in IndexedDB. A write compares and stores in one transaction, so no tab overwrites another. */
export function browserDrafts(mission: string, parsers: DraftParsers): DraftStorage {
  return {
    async read(owner) {
      await migrate(mission, owner, parsers);
      await takeLeft(mission, owner, parsers);
      const stored = await get(keyOf(mission, owner), database());
      return stored === undefined ? null : (await parsers).parseKeptDraft(stored);
    },
    async write(owner, draft, seen) {
      let other: KeptDraft | null = null;
      // Not within the transaction: it would end before a promise of another kind.
      const { parseKeptDraft } = await parsers;
      try {
        const next = { ...draft, version: seen + 1 };
        const choose = (stored: unknown) => {
          // Only a draft that another tab wrote has to be looked at closely.
          const theirs = (stored as Partial<KeptDraft> | undefined)?.version !== seen;
          other = theirs ? parseKeptDraft(stored) : null;
          return other ? stored : next;
        };
        await update(keyOf(mission, owner), choose, database());
      } catch (error) {
        return { kind: failureOf(error) };
      }
      return other ? { kind: 'other', draft: other } : { kind: 'kept', version: seen + 1 };
    },
    writeNow(owner, draft, seen, inFlight) {
      try {
        const left: LeftDraft = { draft: { ...draft, version: seen + 1 }, inFlight };
        localStorage.setItem(leftKeyOf(mission, owner), JSON.stringify(left));
      } catch {
        // Full or forbidden: what is under way is all there is.
      }
    },
    async drop(owner) {
      try {
        await del(keyOf(mission, owner), database());
      } catch {
        // It stays, then; the next opening meets it again.
      }
    },
  };
}

/** A list in IndexedDB under a key of its own. `change` sees what is there; rejects when the browser has no room. */
export function browserList<T>(name: string) {
  const read = (stored: unknown): T[] => (Array.isArray(stored) ? (stored as T[]) : []);
  return {
    list: async (): Promise<T[]> => read(await get(name, database())),
    change: (change: (entries: T[]) => T[]): Promise<void> =>
      update(name, (stored: unknown) => change(read(stored)), database()),
  };
}
