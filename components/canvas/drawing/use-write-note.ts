'use client';

import { useCallback } from 'react';
import type { Note } from '@/core/contracts/diagram-schema';
import { useCanvasStore } from './canvas-store';

/** Keeps what was written in a note; a note without text is taken away. */
export function useWriteNote() {
  const store = useCanvasStore();
  return useCallback(
    (note: Note, text: string) => {
      const { dispatch, history } = store.getState();
      // It may have been deleted or undone while it was written.
      if (!history.present.notes.some(({ id }) => id === note.id)) return;
      if (text.trim() === '')
        dispatch({ do: 'delete', components: [], connections: [], notes: [note.id] });
      else if (text !== note.text) dispatch({ do: 'write-note', note: { ...note, text } });
    },
    [store],
  );
}
