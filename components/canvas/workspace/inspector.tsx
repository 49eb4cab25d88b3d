'use client';

import dynamic from 'next/dynamic';
import type { Shortcut } from '../commands/shortcut';
import { useCanvas } from '../drawing/canvas-store';
import { GoalList } from './goal-list';

// Nothing is selected when a mission opens; the forms come along once the page has nothing better to do.
const load = {
  component: () => import('./component-inspector').then((m) => m.ComponentInspector),
  connection: () => import('./connection-inspector').then((m) => m.ConnectionInspector),
  note: () => import('./note-inspector').then((m) => m.NoteInspector),
  several: () => import('./selection-inspector').then((m) => m.SelectionInspector),
};
const ComponentInspector = dynamic(load.component);
const ConnectionInspector = dynamic(load.connection);
const NoteInspector = dynamic(load.note);
const SelectionInspector = dynamic(load.several);

/** Fetches what the inspector shows, so that the first selection does not wait for it. */
export function fetchInspector(): void {
  // Without a connection it is tried again when something is selected.
  for (const fetch of Object.values(load)) fetch().catch(() => {});
}

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
