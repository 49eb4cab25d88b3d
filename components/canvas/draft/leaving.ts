import { delMany, keys } from 'idb-keyval';
import { browserDrafts, browserList, database, draftKeyParts } from './browser-storage';
import type { Drawing, KeptDraft } from './kept-draft';
import type { KeptPoint, PointActions } from './point-book';
import { httpDraft, type Saved } from './server-draft';

/** What an account has in this browser, and the ways to its server. */
export interface LeavingPorts {
  /** Names of everything that is kept here. */
  keys: () => Promise<string[]>;
  draft: (mission: string, owner: string) => Promise<KeptDraft | null>;
  points: (mission: string, owner: string) => Promise<KeptPoint[]>;
  save: (mission: string, drawing: Drawing, baseRevision: number) => Promise<Saved>;
  addPoint: PointActions['add'];
}

/** What refuses a point now but not for good. */
const LATER = ['signed-out', 'too-many', 'unavailable', 'unexpected'];

/** Sends what the account has not got of a mission; whether it has everything now. */
async function isSent(mission: string, owner: string, ports: LeavingPorts): Promise<boolean> {
  const draft = await ports.draft(mission, owner);
  if (draft?.dirty) {
    const saved = await ports.save(mission, draft, draft.baseRevision);
    if (saved.kind !== 'saved') return false;
  }
  for (const { at: _, ...point } of (await ports.points(mission, owner)).reverse()) {
    const kept = await ports.addPoint({ ...point, mission }).catch(() => null);
    if (kept === null || (!kept.ok && LATER.includes(kept.code))) return false;
  }
  return true;
}

/** Sends what an account has not got of its drawings; the missions of which something stays behind, in order. */
export async function sendWork(owner: string, ports: LeavingPorts): Promise<string[]> {
  const names = await ports.keys().catch(() => []);
  const missions = names.flatMap((key) => {
    const parts = draftKeyParts(key) ?? draftKeyParts(key.replace(/^points:/, 'draft:'));
    return parts?.owner === owner ? [parts.mission] : [];
  });
  const unsent: string[] = [];
  for (const mission of [...new Set(missions)].sort()) {
    if (!(await isSent(mission, owner, ports).catch(() => false))) unsent.push(mission);
  }
  return unsent;
}

/** This browser's storage. `addPoint` is the action of the canvas. */
export function leavingPorts(addPoint: PointActions['add']): LeavingPorts {
  const parsers = import('./draft-parsers');
  return {
    keys: async () => (await keys(database())).map(String),
    draft: (mission, owner) => browserDrafts(mission, parsers).read(owner),
    points: (mission, owner) => browserList<KeptPoint>(`points:${mission}:${owner}`).list(),
    save: (mission, drawing, revision) => httpDraft(mission, parsers).save(drawing, revision),
    addPoint,
  };
}

/** Takes everything of an account out of this browser. What cannot be taken out stays; never rejects. */
export async function forgetAccount(owner: string): Promise<void> {
  const isTheirs = (key: string) => key.endsWith(`:${owner}`);
  try {
    const theirs = (await keys(database())).filter((key) => isTheirs(String(key)));
    await delMany(theirs, database());
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  try {
    for (const key of Object.keys(localStorage).filter(isTheirs)) localStorage.removeItem(key);
  } catch {
    // The same.
  }
}
