'use client';

import { StickyNote, Trash2 } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DIAGRAM_LIMITS } from '@/core/contracts/diagram-limits';
import type { Note } from '@/core/contracts/diagram-schema';
import { useCanvas } from '../drawing/canvas-store';
import { useWriteNote } from '../drawing/use-write-note';

/** The text of the selected note. It takes effect when the field is left. */
export function NoteInspector({ note }: { note: Note }) {
  const dispatch = useCanvas((s) => s.dispatch);
  const keep = useWriteNote();
  const [text, setText] = useState(note.text);
  const id = useId();
  useEffect(() => setText(note.text), [note.text]);
  return (
    <div className="flex flex-col gap-4">
      <header className="flex items-start gap-2">
        <StickyNote size={20} aria-hidden="true" />
        <div>
          <h2 className="text-sm font-semibold">Note</h2>
          <p className="text-xs text-ink-faint">For those who read the diagram; it runs nothing.</p>
        </div>
      </header>
      <label htmlFor={id} className="flex flex-col gap-1 text-sm font-medium">
        Text
        <textarea
          id={id}
          rows={6}
          className="rounded border border-line-strong bg-sheet p-2 text-sm font-normal"
          value={text}
          maxLength={DIAGRAM_LIMITS.noteText}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => keep(note, text)}
        />
      </label>
      <Button
        look="danger"
        className="self-start"
        onClick={() =>
          dispatch({ do: 'delete', components: [], connections: [], notes: [note.id] })
        }
      >
        <Trash2 size={16} aria-hidden="true" /> Delete
      </Button>
    </div>
  );
}
