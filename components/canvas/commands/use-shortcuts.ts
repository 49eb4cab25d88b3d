'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useReactFlow } from 'reactflow';
import { isTyping } from '@/components/ui/is-typing';
import { useCanvasStore } from '../drawing/canvas-store';
import { focusComponent, focusedComponent } from '../drawing/node-focus';
import { useShowWhole } from '../drawing/use-show-whole';
import { useRemembered } from '../workspace/use-remembered';
import { useAddComponent, useAddNote } from './actions';
import type { Shortcut, ShortcutContext } from './shortcut';
import { shortcutFor } from './shortcuts';

/** Whether the focus is on the drawing, or nowhere in particular. */
function isOnCanvas(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && !!target.closest('.react-flow'));
}

/** Listens for the canvas's shortcuts anywhere on the page but in text fields and open dialogs. */
export function useShortcuts(run: () => void) {
  const store = useCanvasStore();
  const add = useAddComponent();
  const addNote = useAddNote();
  const { setCenter, getZoom } = useReactFlow();
  const showWhole = useShowWhole();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const [letters, setLetters] = useRemembered('backpressure:letter-keys');
  const [map, setMap] = useRemembered('backpressure:map');
  const clipboard = useRef<ShortcutContext['clipboard']>({ current: null, pasted: 0 });

  /** Brings a component into view, selects it and gives it the focus. */
  const goTo = useCallback(
    (id: string) => {
      const { history, select } = store.getState();
      const component = history.present.components.find((c) => c.id === id);
      if (!component) return;
      select({ components: [id] });
      focusComponent(component, (x, y) => void setCenter(x, y, { zoom: getZoom() }));
    },
    [store, setCenter, getZoom],
  );

  const perform = useCallback(
    (shortcut: Shortcut, keys: string | null) => {
      const state = store.getState();
      shortcut.run(
        {
          state,
          clipboard: clipboard.current,
          here: focusedComponent() ?? state.selection.components[0] ?? null,
          add: (type) => add(type),
          addNote,
          goTo,
          show: (what) => {
            const ids = store.getState().selection.components;
            if (what !== 'selection') showWhole(what);
            else showWhole(ids.length > 0 ? { components: ids } : 'whole');
          },
          run,
          toggleHelp: () => setHelp((shown) => !shown),
          togglePalette: () => setPalette((shown) => !shown),
          toggleMap: () => setMap(!map),
        },
        keys,
      );
    },
    [store, add, addNote, goTo, showWhole, run, map, setMap],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]'))
        return;
      // A note that was just opened has the focus in a moment; until then its letters are no commands.
      if (store.getState().writing) return;
      const found = shortcutFor(event, letters);
      if (!found) return;
      const { shortcut, keys } = found;
      if (shortcut.onCanvas) {
        if (!isOnCanvas(event.target)) return;
        // React Flow would move the component as well.
        event.stopPropagation();
      }
      // Text that the reader has marked is theirs to copy.
      if (shortcut.id === 'copy' && document.getSelection()?.toString()) return;
      event.preventDefault();
      // A letter held down adds one component, not dozens.
      if (event.repeat && shortcut.group === 'Insert') return;
      perform(shortcut, keys);
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [store, perform, letters]);

  return { help, setHelp, palette, setPalette, letters, setLetters, map, setMap, goTo, perform };
}
