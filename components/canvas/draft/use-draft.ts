'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchViewer } from '@/components/ui/viewer';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { type CanvasStore, useCanvasStore } from '../drawing/canvas-store';
import type { SaveState } from '../workspace/save-words';
import { selectAsked } from './asked-selection';
import { browserDrafts, browserList } from './browser-storage';
import type { DraftParsers } from './draft-parsers';
import type { Conflict, DraftEditor } from './draft-ports';
import { createDraftSaver } from './draft-saver';
import { drawingOf, grownBefore } from './grown-drawing';
import { createPointBook, type KeptPoint, type PointActions, type PointBook } from './point-book';
import { httpDraft } from './server-draft';

const OPENING: SaveState = { account: 'opening', browser: 'kept' };
const LENT: SaveState = { account: 'lent', browser: 'kept' };

function editorOf(store: CanvasStore): DraftEditor {
  return {
    present: () => drawingOf(store.getState()),
    open: (drawing) =>
      store.getState().open(drawing.diagram, grownBefore(store.getState(), drawing)),
    adopt: (drawing) =>
      store.getState().adopt(drawing.diagram, grownBefore(store.getState(), drawing)),
    replace: ({ diagram }) => {
      store.getState().dispatch({ do: 'replace', diagram });
    },
  };
}

function bookOf(store: CanvasStore, actions: PointActions): PointBook {
  const { slug, mission } = store.getState().mission;
  return createPointBook({
    mission: slug,
    start: initialDiagram(mission),
    kept: (owner) => browserList<KeptPoint>(`points:${slug}:${owner ?? 'visitor'}`),
    actions,
    newId: () => crypto.randomUUID(),
    now: () => Date.now(),
  });
}

function timer(ms: number, run: () => void): () => void {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
}

const RETRY_MS = 3000;

/** Loads what reads drafts, however long it takes: until then the canvas waits, so that no draft is passed over. */
async function loadParsers(): DraftParsers {
  for (;;) {
    try {
      return await import('./draft-parsers');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** Calls `leaving` when the page may be about to go, and `online` when the connection is back. */
function listen(leaving: () => void, online: () => void): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') leaving();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pagehide', leaving);
  window.addEventListener('online', online);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('pagehide', leaving);
    window.removeEventListener('online', online);
  };
}

/**
 * Opens the draft of this mission and keeps every change, with restore points; see `draft-saver.ts`. Without actions the diagram
 * on the canvas is only lent: no draft is opened, and nothing is kept.
 */
export function useDraft(actions: PointActions | null) {
  const store = useCanvasStore();
  const [book] = useState(() => actions && bookOf(store, actions));
  const [shown, setShown] = useState<{ state: SaveState; conflict: Conflict | null }>({
    state: book ? OPENING : LENT,
    conflict: null,
  });
  const saver = useRef<ReturnType<typeof createDraftSaver> | null>(null);

  useEffect(() => {
    if (!book) return;
    let current = true;
    const { slug } = store.getState().mission;
    const tabs =
      typeof BroadcastChannel === 'undefined'
        ? null
        : new BroadcastChannel(`backpressure:draft:${slug}`);
    const parsers = loadParsers();
    const own = createDraftSaver({
      storage: browserDrafts(slug, parsers),
      server: httpDraft(slug, parsers),
      editor: editorOf(store),
      after: timer,
      keepPoint: ({ diagram }) => void book.add(diagram, 'conflict'),
      tell: (state, conflict) => setShown({ state, conflict }),
      announce: (owner, version) => tabs?.postMessage({ owner, version }),
    });
    saver.current = own;
    tabs?.addEventListener('message', ({ data }) => {
      void own.otherTabKept(data?.owner ?? null, Number(data?.version));
    });
    store.getState().hold(true);
    const ready = () => {
      if (current) store.getState().hold(false);
      return current;
    };
    void fetchViewer()
      .catch(() => null)
      .then(async (viewer) => {
        await own.open(viewer?.id ?? null, ready);
        if (current) selectAsked(store, window.location.search);
        if (viewer && current) await book.signIn(viewer.id);
      });
    const unsubscribe = store.subscribe((state, before) => {
      const changed = state.history.present !== before.history.present;
      const last = state.history.log.at(-1);
      // An empty log: the diagram was found, not drawn.
      if (!changed || !last) return;
      if (last.do === 'replace') void book.add(before.history.present, 'replaced');
      own.changed();
      book.edited(state.history.present);
    });
    const deaf = listen(own.leave, () => void own.push());
    return () => {
      current = false;
      unsubscribe();
      deaf();
      void own.close().then(() => tabs?.close());
    };
  }, [store, book]);

  const settle = useCallback((keepLocal: boolean) => saver.current?.settle(keepLocal), []);
  return { ...shown, settle, book };
}
