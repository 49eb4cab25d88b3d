'use client';

import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { Node, NodeProps } from 'reactflow';
import { NOTE, noteLines } from '@/components/drawing/note-lines';
import { DIAGRAM_LIMITS } from '@/core/contracts/diagram-limits';
import type { Note } from '@/core/contracts/diagram-schema';
import { useCanvas } from './canvas-store';
import { useWriteNote } from './use-write-note';

export type NoteNodeType = Node<{ note: Note }, 'note'>;

/** The text of a note being written; leaving it keeps what was written. */
function Writing({ note }: { note: Note }) {
  const [text, setText] = useState(note.text);
  const area = useRef<HTMLTextAreaElement>(null);
  const write = useCanvas((s) => s.write);
  const keep = useWriteNote();
  useLayoutEffect(() => area.current?.focus({ preventScroll: true }), []);
  return (
    <textarea
      ref={area}
      aria-label="Text of the note"
      className="nodrag nopan nowheel absolute inset-0 min-h-24 w-full resize-none rounded border-2 border-accent bg-note p-2.5 text-xs/[18px] text-ink outline-none"
      value={text}
      maxLength={DIAGRAM_LIMITS.noteText}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        keep(note, text);
        write(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') area.current?.blur();
        event.stopPropagation();
      }}
    />
  );
}

/** A note on the canvas: a slip of paper that nothing connects to. */
export const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<NoteNodeType>) {
  const { note } = data;
  const writing = useCanvas((s) => s.writing === note.id);
  const write = useCanvas((s) => s.write);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for pointers; by keyboard it is F2 or the inspector
    <div
      className={`relative h-full overflow-visible rounded border bg-note text-xs/[18px] text-ink ${selected ? 'border-accent outline-1 outline-accent' : 'border-line-strong'}`}
      style={{ width: NOTE.width, padding: NOTE.padding }}
      onDoubleClick={() => write(note.id)}
    >
      {noteLines(note.text).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <div key={i} className="truncate" style={{ height: NOTE.line }}>
          {line}
        </div>
      ))}
      {writing && <Writing note={note} />}
    </div>
  );
});
