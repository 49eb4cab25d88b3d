'use client';

import { useEffect, useRef, useState } from 'react';
import { useReactFlow } from 'reactflow';
import { useAddComponent } from './actions';
import { useCanvasStore } from './canvas-store';
import { type ShortcutContext, shortcutFor } from './shortcuts';

const LETTERS_KEY = 'backpressure:letter-keys';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function readLetters(): boolean {
  try {
    return localStorage.getItem(LETTERS_KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Listens for the canvas's shortcuts anywhere on the page but in text fields and open dialogs. */
export function useShortcuts(run: () => void) {
  const store = useCanvasStore();
  const add = useAddComponent();
  const { fitView } = useReactFlow();
  const [help, setHelp] = useState(false);
  const [letters, setLetters] = useState(true);
  const clipboard = useRef<ShortcutContext['clipboard']>({ current: null, pasted: 0 });
  useEffect(() => setLetters(readLetters()), []);

  useEffect(() => {
    const show = (what: 'all' | 'selection') => {
      const ids = store.getState().selection.components;
      const nodes =
        what === 'selection' && ids.length > 0 ? { nodes: ids.map((id) => ({ id })) } : {};
      // Positions that a shortcut has just changed are drawn in the next frame.
      requestAnimationFrame(() => void fitView({ padding: 0.2, maxZoom: 1, ...nodes }));
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const shortcut = shortcutFor(event, letters);
      if (!shortcut) return;
      // Text that the reader has marked is theirs to copy.
      if (shortcut.id === 'copy' && document.getSelection()?.toString()) return;
      event.preventDefault();
      // A letter held down adds one component, not dozens.
      if (event.repeat && shortcut.group === 'Insert') return;
      shortcut.run({
        state: store.getState(),
        clipboard: clipboard.current,
        add: (type) => add(type),
        show,
        run,
        toggleHelp: () => setHelp((shown) => !shown),
      });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, add, fitView, run, letters]);

  const chooseLetters = (on: boolean) => {
    setLetters(on);
    try {
      localStorage.setItem(LETTERS_KEY, on ? 'on' : 'off');
    } catch {
      // The choice then lasts as long as the page.
    }
  };
  return { help, setHelp, letters, chooseLetters };
}
