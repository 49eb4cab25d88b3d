import { sameDiagram } from '@/core/diagram/same-diagram';
import type { SaveState } from '../workspace/save-words';
import { chooseDraft } from './choose-draft';
import type { Conflict, SaverPorts } from './draft-ports';
import { FOR_ANOTHER_TAB_MS, QUIET_MS, retryMs } from './draft-times';
import type { Drawing, KeptDraft } from './kept-draft';
import { oneAtATime } from './one-at-a-time';
import { oneTimer } from './one-timer';

const SENT_KEPT = 3;

/**
 * Keeps every change: at once in the browser, shortly after on the server, and tells where the latest one is safe. Owns
 * no clock, storage or network; all of it comes through `ports`.
 */
export function createDraftSaver(ports: SaverPorts) {
  const { storage, server, editor, after, keepPoint, announce } = ports;
  let state: SaveState = { account: 'opening', browser: 'kept' };
  let conflict: Conflict | null = null;
  let told: { words: string; conflict: Conflict | null } = { words: '', conflict: null };
  let owner: string | null = null;
  let revision = 0;
  let version = 0;
  let unsaved = false;
  let sent: KeptDraft['sent'] = [];
  let lastKept: Drawing['diagram'] | null = null;
  let unkept = false;
  let inFlight: Drawing['diagram'] | null = null;
  let writing: Promise<void> | null = null;
  let writeAgain = false;
  let failures = 0;
  let visitorWaits = false;
  let closed = false;

  const tell = (change: Partial<SaveState>) => {
    state = { ...state, ...change };
    const now = `${state.account} ${state.browser}`;
    if (closed || (now === told.words && conflict === told.conflict)) return;
    told = { words: now, conflict };
    ports.tell(state, conflict);
  };
  const ask = (asked: Conflict) => {
    conflict = asked;
    tell({});
  };
  const next = oneTimer(after);
  // A canvas that is gone tries no more; what is unsaved waits in the browser.
  const schedule = (ms: number) => (closed ? next.stop() : next.start(ms, () => void push()));

  const followOther = (kept: KeptDraft) => {
    version = kept.version;
    const known = revision > kept.baseRevision;
    revision = Math.max(revision, kept.baseRevision);
    sent = kept.sent;
    if (!sameDiagram(editor.present().diagram, kept.diagram)) editor.adopt(kept);
    lastKept = editor.present().diagram;
    unsaved = owner !== null && kept.dirty;
    if (unsaved) schedule(FOR_ANOTHER_TAB_MS);
    else next.stop();
    if (owner !== null) tell({ account: unsaved ? 'saving' : 'saved' });
    // The other tab does not know yet which revision its drawing grew from.
    if (known) writeAgain = true;
  };

  const draftOf = (drawing: Drawing) => {
    const dirty = owner === null || unsaved;
    return { ...drawing, baseRevision: revision, dirty, sent };
  };

  const writeOnce = async () => {
    const drawing = editor.present();
    inFlight = drawing.diagram;
    const result = await storage.write(owner, draftOf(drawing), version);
    inFlight = null;
    if (result.kind === 'kept') {
      version = result.version;
      if (editor.present().diagram === drawing.diagram) unkept = false;
      lastKept = drawing.diagram;
      announce(owner, version);
      tell({ browser: 'kept' });
      if (visitorWaits && owner !== null) {
        visitorWaits = false;
        await storage.drop(null);
      }
    } else if (result.kind === 'other') {
      const same = sameDiagram(result.draft.diagram, drawing.diagram);
      if (same || drawing.diagram === lastKept) {
        followOther(result.draft);
        return;
      }
      keepPoint(drawing);
      version = result.draft.version;
      const { diagram, log, baseRevision } = result.draft;
      const other = { diagram, log, revision: Math.max(revision, baseRevision) };
      ask({ kind: 'tab', local: drawing, other });
    } else tell({ browser: result.kind });
  };

  /** Keeps the present diagram in the browser; one write at a time, the last one holds the latest. */
  const write = (): Promise<void> => {
    writeAgain = true;
    writing ??= (async () => {
      while (writeAgain && !conflict) {
        writeAgain = false;
        await writeOnce();
      }
      writing = null;
    })();
    return writing;
  };

  const changed = () => {
    if (conflict) return;
    unkept = true;
    unsaved = owner !== null;
    void write();
    // While the server cannot be had, the next try is on its way already.
    if (!unsaved || (failures > 0 && next.isRunning())) return;
    if (failures === 0) tell({ account: 'saving' });
    schedule(failures === 0 ? QUIET_MS : retryMs(1));
  };

  const pushNow = async (): Promise<void> => {
    if (owner === null || !unsaved || conflict) return;
    next.stop();
    const drawing = editor.present();
    sent = [...sent.filter((one) => one !== drawing.diagram), drawing.diagram].slice(-SENT_KEPT);
    if (failures === 0) tell({ account: 'saving' });
    void write();
    const result = await server.save(drawing, revision);
    if (result.kind === 'saved') {
      failures = 0;
      revision = Math.max(revision, result.revision);
      sent = [];
      unsaved = editor.present().diagram !== drawing.diagram;
      void write();
      if (unsaved) schedule(QUIET_MS);
      else tell({ account: 'saved' });
    } else if (result.kind === 'conflict') {
      const kept = await storage.read(owner).catch(() => null);
      const known = [...sent, ...(kept?.sent ?? [])];
      const isOurs = known.some((diagram) => sameDiagram(diagram, result.server.diagram));
      if (isOurs || kept?.baseRevision === result.server.revision) {
        revision = result.server.revision;
        sent = [];
        return pushNow();
      }
      ask({ kind: 'account', local: editor.present(), other: result.server });
    } else {
      tell({ account: result.kind });
      if (result.kind === 'signed-out' || result.kind === 'refused') return;
      failures += 1;
      schedule(retryMs(failures));
    }
  };

  const push = oneAtATime(pushNow);

  const readKept = (whose: string | null) =>
    storage.read(whose).catch(() => {
      state = { ...state, browser: 'forbidden' };
      return null;
    });

  const openKept = (drawing: Drawing, baseRevision: number) => {
    revision = baseRevision;
    editor.open(drawing);
    lastKept = editor.present().diagram;
  };

  return {
    changed,
    /** Tries at once: the connection is back, or the page may be about to go. */
    push,

    /** The page may be gone before the browser's database has the latest change: puts it where that takes no time. */
    leave(): void {
      const latest = draftOf(editor.present());
      if (unkept && !conflict) storage.writeNow(owner, latest, version, inFlight);
      void push();
    },

    /** Finds the draft to go on with. `viewer` is the signed-in account; `canvasReady` is called before it is shown. */
    async open(viewer: string | null, canvasReady: () => boolean): Promise<void> {
      const loaded = viewer === null ? null : await server.load();
      const [own, visitor] = [await readKept(viewer), viewer ? await readKept(null) : null];
      if (!canvasReady()) return;
      owner = viewer;
      version = own?.version ?? 0;
      sent = own?.sent ?? [];
      if (!loaded?.reachable) {
        if (own) openKept(own, own.baseRevision);
        tell({ account: viewer === null ? 'none' : 'offline' });
        unsaved = viewer !== null && own?.dirty === true;
        if (viewer !== null) failures = 1;
        if (unsaved) schedule(retryMs(failures));
        return;
      }
      const choice = chooseDraft(loaded.draft, own, visitor);
      visitorWaits = visitor !== null;
      tell({ account: 'saved' });
      if (choice.show === 'local') {
        openKept(choice.drawing, choice.baseRevision);
        changed();
      } else if (choice.show === 'ask') {
        openKept(choice.local, choice.other.revision);
        ask({ kind: choice.kind, local: choice.local, other: choice.other });
      } else if (choice.show === 'server') {
        openKept(choice.draft, choice.draft.revision);
        void write();
      } else if (visitorWaits) void write();
    },

    /** Settles a conflict: the learner's choice becomes the draft, the other one a restore point. */
    settle(keepLocal: boolean): void {
      if (!conflict) return;
      const { local, other } = conflict;
      conflict = null;
      revision = other.revision;
      sent = [];
      keepPoint(keepLocal ? other : local);
      tell({});
      if (!keepLocal) editor.replace(other);
      changed();
    },

    /** Another tab of this person keeps a new version; shows it, unless this tab has changes of its own. */
    async otherTabKept(whose: string | null, itsVersion: number): Promise<void> {
      if (whose !== owner || state.account === 'opening' || conflict || itsVersion <= version)
        return;
      await writing;
      const kept = await storage.read(owner).catch(() => null);
      const clean = lastKept === null || editor.present().diagram === lastKept;
      if (!kept || kept.version <= version || !clean || conflict || writing) return;
      followOther(kept);
      if (writeAgain) void write();
    },

    /** The canvas is gone: waits for what is under way, sends what is left, and shows nothing any more. */
    async close(): Promise<void> {
      closed = true;
      next.stop();
      await push();
      // What was drawn while that one was under way.
      await push();
      await writing;
    },
  };
}
