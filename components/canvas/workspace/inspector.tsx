'use client';

import type { Shortcut } from '../commands/shortcut';
import { useCanvas } from '../drawing/canvas-store';
import { ComponentInspector } from './component-inspector';
import { ConnectionInspector } from './connection-inspector';
import { GoalList } from './goal-list';
import { NoteInspector } from './note-inspector';
import { SelectionInspector } from './selection-inspector';

/** What is selected, with everything that can be changed on it; the mission's goals when nothing is. */
export function Inspector({ perform }: { perform: (shortcut: Shortcut) => void }) {
  const diagram = useCanvas((s) => s.history.present);
  const { components, connections, notes } = useCanvas((s) => s.selection);
  const count = components.length + connections.length + notes.length;
  const component = diagram.components.find((c) => c.id === components[0]);
  const connection = diagram.connections.find((c) => c.id === connections[0]);
  const note = diagram.notes.find((n) => n.id === notes[0]);

  if (count > 1) return <SelectionInspector perform={perform} />;
  if (component) return <ComponentInspector component={component} />;
  if (connection) return <ConnectionInspector connection={connection} />;
  if (note) return <NoteInspector key={note.id} note={note} />;
  return <GoalList />;
}
