'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchViewer } from '@/components/ui/viewer';
import type { Diagram } from '@/core/diagram/diagram-schema';
import { useCanvasStore } from './canvas-store';
import { type Choice, chooseDraft, type ServerDraft, sameDiagram } from './choose-draft';
import { dropLocalDraft, readLocalDraft, writeLocalDraft } from './local-draft';
import { loadServerDraft, saveServerDraft } from './server-draft';

/** Where the learner's latest change is safe. */
export type SaveStatus =
  | 'opening'
  | 'saved'
  | 'saving'
  | 'browser-only'
  | 'signed-out'
  | 'offline'
  | 'failed'
  | 'conflict';

const QUIET_MS = 700;
const RETRY_MS = 4000;

/** Opens the draft of this mission, and keeps every change: at once in this browser, shortly after on the server. */
export function useDraft() {
  const store = useCanvasStore();
  const slug = store.getState().mission.slug;
  const [status, setStatus] = useState<SaveStatus>('opening');
  const [conflict, setConflict] = useState<Extract<Choice, { show: 'ask' }> | null>(null);
  const owner = useRef<string | null>(null);
  const revision = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const pushing = useRef(false);
  const gone = useRef(false);
  const asking = useRef(false);
  /** Whether the server lacks a change. */
  const unsaved = useRef(false);
  /** What was sent without an answer: the server may have it all the same. */
  const unanswered = useRef<Diagram | null>(null);

  const push = useCallback(async () => {
    if (!owner.current || !unsaved.current || pushing.current || asking.current) return;
    pushing.current = true;
    setStatus('saving');
    const diagram = store.getState().history.present;
    const result = await saveServerDraft(slug, diagram, revision.current);
    pushing.current = false;
    const again = (ms: number) => {
      // Another page's canvas may hold a newer diagram by then; what is unsaved waits in this browser.
      if (gone.current) return;
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void push(), ms);
    };
    if (result.kind === 'saved') {
      revision.current = result.revision;
      unanswered.current = null;
      const unchanged = store.getState().history.present === diagram;
      if (gone.current) return;
      writeLocalDraft(slug, owner.current, store.getState().history.present, {
        baseRevision: result.revision,
        dirty: !unchanged,
      });
      unsaved.current = !unchanged;
      if (unchanged) setStatus('saved');
      else again(QUIET_MS);
    } else if (result.kind === 'conflict') {
      const sent = unanswered.current;
      unanswered.current = null;
      if (sent && sameDiagram(sent, result.server.diagram)) {
        revision.current = result.server.revision;
        again(0);
        return;
      }
      const local = store.getState().history.present;
      asking.current = true;
      setConflict({ show: 'ask', local, server: result.server });
      setStatus('conflict');
    } else if (result.kind === 'signed-out') {
      setStatus('signed-out');
    } else {
      if (result.kind === 'offline') unanswered.current = diagram;
      setStatus(result.kind);
      again(RETRY_MS);
    }
  }, [slug, store]);

  const keep = useCallback(
    (diagram: Diagram) => {
      const kept = writeLocalDraft(slug, owner.current, diagram, {
        baseRevision: revision.current,
        dirty: true,
      });
      if (!owner.current) {
        setStatus(kept ? 'browser-only' : 'failed');
        return;
      }
      unsaved.current = true;
      setStatus('saving');
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void push(), QUIET_MS);
    },
    [slug, push],
  );

  const openChoice = useCallback(
    (choice: Choice) => {
      if (choice.show === 'ask') {
        asking.current = true;
        setConflict(choice);
        setStatus('conflict');
        return;
      }
      if (choice.show === 'server') {
        revision.current = choice.draft.revision;
        store.getState().open(choice.draft.diagram);
        const state = { baseRevision: choice.draft.revision, dirty: false };
        writeLocalDraft(slug, owner.current, choice.draft.diagram, state);
        unsaved.current = false;
        setStatus('saved');
      } else if (choice.show === 'local') {
        revision.current = choice.baseRevision;
        store.getState().open(choice.diagram);
        keep(choice.diagram);
      } else {
        setStatus(owner.current ? 'saved' : 'browser-only');
      }
      if (owner.current) dropLocalDraft(slug, null);
    },
    [slug, store, keep],
  );

  /** Settles a conflict: the learner's choice becomes the draft. */
  const settle = useCallback(
    (keepLocal: boolean) => {
      if (!conflict) return;
      const { local, server, unsaved: alsoHere = false } = conflict;
      const diagram = keepLocal ? local : server.diagram;
      asking.current = false;
      setConflict(null);
      openChoice(
        keepLocal || alsoHere
          ? { show: 'local', diagram, baseRevision: server.revision }
          : { show: 'server', draft: server },
      );
    },
    [conflict, openChoice],
  );

  useEffect(() => {
    let current = true;
    gone.current = false;
    store.getState().hold(true);
    const open = async () => {
      const viewer = await fetchViewer().catch(() => null);
      let server: ServerDraft | null = null;
      let reachable = true;
      if (viewer) {
        const loaded = await loadServerDraft(slug);
        server = loaded.draft;
        reachable = loaded.reachable;
      }
      if (!current) return;
      store.getState().hold(false);
      owner.current = viewer?.id ?? null;
      const own = readLocalDraft(slug, owner.current);
      const visitor = viewer ? readLocalDraft(slug, null) : null;
      if (viewer && reachable) openChoice(chooseDraft(server, own, visitor));
      else if (own) {
        revision.current = own.baseRevision;
        store.getState().open(own.diagram);
        setStatus(viewer ? 'offline' : 'browser-only');
        if (viewer && own.dirty) keep(own.diagram);
      } else setStatus(viewer ? 'offline' : 'browser-only');
    };
    void open();
    return () => {
      current = false;
      gone.current = true;
      if (timer.current) clearTimeout(timer.current);
      void push();
    };
  }, [slug, store, openChoice, keep, push]);

  useEffect(() => {
    const online = () => void push();
    window.addEventListener('online', online);
    const unsubscribe = store.subscribe((state, before) => {
      const changed = state.history.present !== before.history.present;
      const opened = state.history.log.length === 0;
      if (changed && !opened) keep(state.history.present);
    });
    return () => {
      window.removeEventListener('online', online);
      unsubscribe();
    };
  }, [store, keep, push]);

  return { status, conflict, settle };
}
