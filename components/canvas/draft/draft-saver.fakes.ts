import type { Diagram } from '@/core/contracts/diagram-schema';
import { sameDiagram } from '@/core/diagram/same-diagram';
import type { SaveState } from '../workspace/save-words';
import type { ServerDraft } from './choose-draft';
import type { Conflict } from './draft-ports';
import { createDraftSaver } from './draft-saver';
import type { DraftStorage, Drawing, KeptDraft } from './kept-draft';
import { afterLeaving, type LeftDraft } from './left-draft';
import type { DraftServer, Saved } from './server-draft';

export const EMPTY: Diagram = { format: 1, components: [], connections: [], notes: [] };

/** Lets everything that is under way come to rest. */
export async function settleAll(): Promise<void> {
  for (let i = 0; i < 40; i += 1) await Promise.resolve();
}

class FakeClock {
  private now = 0;
  private timers = new Map<number, { at: number; run: () => void }>();
  private next = 0;

  after = (ms: number, run: () => void) => {
    this.next += 1;
    const id = this.next;
    this.timers.set(id, { at: this.now + ms, run });
    return () => void this.timers.delete(id);
  };

  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settleAll();
    for (;;) {
      const [due] = [...this.timers]
        .filter(([, t]) => t.at <= end)
        .sort((a, b) => a[1].at - b[1].at);
      if (!due) break;
      this.timers.delete(due[0]);
      this.now = due[1].at;
      due[1].run();
      await settleAll();
    }
    this.now = end;
  }
}

/** One browser's database, shared by its tabs. */
export class FakeBrowser implements DraftStorage {
  drafts = new Map<string, KeptDraft>();
  left = new Map<string, LeftDraft>();
  /** Whether writes begin and never end, as in a page that is closed. */
  stuck = false;
  /** Whether tabs hear of each other's writes. */
  deaf = false;
  failure: 'full' | 'forbidden' | null = null;
  listeners = new Set<(owner: string | null, version: number) => void>();

  read = async (owner: string | null) => {
    await Promise.resolve();
    const key = owner ?? 'visitor';
    const left = this.left.get(key);
    const found = left && afterLeaving(this.drafts.get(key) ?? null, left);
    if (found) this.drafts.set(key, found);
    this.left.delete(key);
    return this.drafts.get(key) ?? null;
  };

  write: DraftStorage['write'] = async (owner, draft, seen) => {
    await Promise.resolve();
    if (this.failure) return { kind: this.failure };
    if (this.stuck) await new Promise(() => {});
    const stored = this.drafts.get(owner ?? 'visitor');
    if (stored && stored.version !== seen) return { kind: 'other', draft: stored };
    this.drafts.set(owner ?? 'visitor', { ...draft, version: seen + 1 });
    return { kind: 'kept', version: seen + 1 };
  };

  writeNow: DraftStorage['writeNow'] = (owner, draft, seen, inFlight) => {
    this.left.set(owner ?? 'visitor', { draft: { ...draft, version: seen + 1 }, inFlight });
  };

  drop = async (owner: string | null) => {
    this.drafts.delete(owner ?? 'visitor');
  };
}

/** An account's draft on the server. `lost`: it is saved, and the answer never arrives. */
export class FakeServer implements DraftServer {
  draft: ServerDraft | null = null;
  answer: 'ok' | 'lost' | 'offline' | 'failed' | 'signed-out' | 'refused' = 'ok';
  saves = 0;
  private gate: Promise<void> | null = null;

  /** Makes saves wait for their answer until the returned function is called. */
  hold(): () => void {
    let open = () => {};
    this.gate = new Promise((done) => {
      open = done;
    });
    return () => {
      this.gate = null;
      open();
    };
  }

  load = async () => {
    await Promise.resolve();
    const reachable = this.answer !== 'offline';
    return { reachable, draft: reachable ? this.draft : null };
  };

  save = async (drawing: Drawing, baseRevision: number): Promise<Saved> => {
    this.saves += 1;
    if (this.answer !== 'ok' && this.answer !== 'lost') return { kind: this.answer };
    const saved = this.store(drawing, baseRevision);
    await this.gate;
    return this.answer === 'lost' ? { kind: 'offline' } : saved;
  };

  private store(drawing: Drawing, baseRevision: number): Saved {
    const known = this.draft?.revision ?? 0;
    if (this.draft && known !== baseRevision && !sameDiagram(this.draft.diagram, drawing.diagram))
      return { kind: 'conflict', server: this.draft };
    const revision = known === baseRevision ? known + 1 : known;
    this.draft = { ...drawing, revision };
    return { kind: 'saved', revision };
  }
}

/** A canvas in a tab, opened on a browser and a server. */
export async function openTab({
  viewer,
  browser = new FakeBrowser(),
  server = new FakeServer(),
}: {
  viewer: string | null;
  browser?: FakeBrowser;
  server?: FakeServer;
}) {
  const clock = new FakeClock();
  const listener = (owner: string | null, version: number) =>
    void tab.saver.otherTabKept(owner, version);
  let present: Drawing = { diagram: EMPTY, log: [] };
  const show = (drawing: Drawing) => {
    present = { diagram: drawing.diagram, log: drawing.log };
  };
  const saver = createDraftSaver({
    storage: browser,
    server,
    after: clock.after,
    editor: {
      present: () => present,
      open: show,
      adopt: show,
      replace: (drawing) => {
        tab.replaced.push(present.diagram);
        show(drawing);
        saver.changed();
      },
    },
    keepPoint: ({ diagram }) => void tab.points.push(diagram),
    tell: (state, conflict) => {
      tab.state = state;
      tab.conflict = conflict;
      tab.told += 1;
    },
    announce: (owner, version) => {
      if (browser.deaf) return;
      for (const other of browser.listeners) if (other !== listener) other(owner, version);
    },
  });
  const tab = {
    clock,
    browser,
    server,
    saver,
    state: { account: 'opening', browser: 'kept' } as SaveState,
    conflict: null as Conflict | null,
    points: [] as Diagram[],
    /** What was on the canvas before it was replaced. */
    replaced: [] as Diagram[],
    told: 0,
    labels: () => present.diagram.components.map((c) => c.label).join(''),
    draw: (label: string) => {
      const id = `c${present.diagram.components.length}`;
      const component = { id, type: 'queue' as const, label, position: { x: 0, y: 0 } };
      const components = [...present.diagram.components, component];
      present = { diagram: { ...present.diagram, components }, log: [] };
      saver.changed();
    },
  };
  browser.listeners.add(listener);
  await saver.open(viewer, () => true);
  await settleAll();
  return tab;
}
