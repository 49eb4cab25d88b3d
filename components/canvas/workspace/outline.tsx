'use client';

import { StickyNote } from 'lucide-react';
import { ComponentIcon } from '@/components/drawing/component-icon';
import type { Connection, Diagram, DiagramComponent } from '@/core/contracts/diagram-schema';
import { typeName, useCanvas } from '../drawing/canvas-store';

function Lines({ diagram, from }: { diagram: Diagram; from: DiagramComponent }) {
  const select = useCanvas((s) => s.select);
  const chosen = useCanvas((s) => s.selection.connections);
  const label = (id: string) => diagram.components.find((c) => c.id === id)?.label ?? id;
  const lines = diagram.connections.filter((c) => c.from === from.id);
  if (lines.length === 0) return null;
  const kind = (c: Connection) => (c.kind === 'async' ? 'asynchronous' : 'synchronous');
  return (
    <ul className="ml-3 border-l border-line pl-2">
      {lines.map((line) => (
        <li key={line.id}>
          <button
            type="button"
            aria-pressed={chosen.includes(line.id)}
            aria-label={`Connection from ${from.label} to ${label(line.to)}, ${kind(line)}`}
            className={`w-full truncate rounded px-1.5 py-1 text-left text-xs hover:bg-sunk aria-pressed:bg-sunk ${line.kind === 'async' ? 'text-async' : 'text-sync'}`}
            onClick={() => select({ connections: [line.id] })}
          >
            {line.kind === 'async' ? '⇢' : '→'} {label(line.to)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The diagram as a list, in step with the canvas: the way for keyboards, screen readers and small screens. */
export function Outline() {
  const diagram = useCanvas((s) => s.history.present);
  const chosen = useCanvas((s) => s.selection.components);
  const notes = useCanvas((s) => s.selection.notes);
  const select = useCanvas((s) => s.select);
  return (
    <nav aria-label="Outline">
      <h2 className="mb-2 text-xs font-semibold text-ink-faint">Outline</h2>
      <ul className="flex flex-col gap-0.5">
        {diagram.components.map((component) => (
          <li key={component.id}>
            <button
              type="button"
              aria-pressed={chosen.includes(component.id)}
              aria-label={`${component.label}, ${typeName(component.type).toLowerCase()}`}
              className="flex min-h-8 w-full items-center gap-1.5 rounded px-1.5 py-1 text-left text-sm hover:bg-sunk aria-pressed:bg-sunk aria-pressed:font-medium"
              onClick={() => select({ components: [component.id] })}
            >
              <ComponentIcon type={component.type} size={14} />
              <span className="truncate">{component.label}</span>
            </button>
            <Lines diagram={diagram} from={component} />
          </li>
        ))}
        {diagram.notes.map((note) => (
          <li key={`note ${note.id}`}>
            <button
              type="button"
              aria-pressed={notes.includes(note.id)}
              aria-label={`Note: ${note.text || 'empty'}`}
              className="flex min-h-8 w-full items-center gap-1.5 rounded px-1.5 py-1 text-left text-sm text-ink-soft hover:bg-sunk aria-pressed:bg-sunk aria-pressed:font-medium"
              onClick={() => select({ notes: [note.id] })}
            >
              <StickyNote size={14} className="shrink-0" aria-hidden="true" />
              <span className="truncate">{note.text || 'empty note'}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
