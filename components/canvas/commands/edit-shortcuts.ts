import { copyFragment, pasteCommand } from '@/core/diagram/clipboard';
import { beginRename } from '../drawing/begin-rename';
import { type CanvasState, isGiven } from '../drawing/canvas-store';
import type { Shortcut, ShortcutContext } from './shortcut';

const OFFSET = 32;

function fixedIds(state: CanvasState): Set<string> {
  const { mission } = state.mission;
  const ids = state.history.present.components.map((c) => c.id);
  return new Set(ids.filter((id) => isGiven(mission, id)));
}

function copy({ state, clipboard }: ShortcutContext): boolean {
  const { components, notes } = state.selection;
  const fragment = copyFragment(state.history.present, [...components, ...notes], fixedIds(state));
  const count = fragment.components.length + fragment.notes.length;
  if (count === 0) {
    state.say('Nothing that can be copied is selected.');
    return false;
  }
  clipboard.current = fragment;
  clipboard.pasted = 0;
  state.say(`Copied ${count}.`);
  return true;
}

function paste({ state, clipboard }: ShortcutContext): void {
  if (!clipboard.current) {
    state.say('Nothing was copied yet.');
    return;
  }
  clipboard.pasted += 1;
  const by = OFFSET * clipboard.pasted;
  const command = pasteCommand(state.history.present, clipboard.current, { x: by, y: by });
  if (command && state.dispatch(command))
    state.select({
      components: command.components.map((c) => c.id),
      notes: (command.notes ?? []).map((n) => n.id),
    });
}

/** Deletes what is selected, but for what the mission gave. */
export function removeSelection(state: CanvasState): void {
  const fixed = fixedIds(state);
  const components = state.selection.components.filter((id) => !fixed.has(id));
  const { connections, notes } = state.selection;
  if (components.length + connections.length + notes.length === 0) return;
  state.dispatch({ do: 'delete', components, connections, notes });
}

export const EDIT_SHORTCUTS: readonly Shortcut[] = [
  {
    id: 'undo',
    group: 'Edit',
    label: 'Undo',
    keys: ['Mod+Z'],
    run: ({ state }) => state.undo(),
  },
  {
    id: 'redo',
    group: 'Edit',
    label: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    run: ({ state }) => state.redo(),
  },
  { id: 'copy', group: 'Edit', label: 'Copy', keys: ['Mod+C'], run: copy },
  {
    id: 'cut',
    group: 'Edit',
    label: 'Cut',
    keys: ['Mod+X'],
    run: (context) => {
      if (copy(context)) removeSelection(context.state);
    },
  },
  { id: 'paste', group: 'Edit', label: 'Paste', keys: ['Mod+V'], run: paste },
  {
    id: 'duplicate',
    group: 'Edit',
    label: 'Duplicate',
    keys: ['Mod+D'],
    run: (context) => {
      if (copy(context)) paste(context);
    },
  },
  {
    id: 'select-all',
    group: 'Edit',
    label: 'Select everything',
    keys: ['Mod+A'],
    run: ({ state }) => {
      const { components, connections, notes } = state.history.present;
      const ids = (parts: readonly { id: string }[]) => parts.map((part) => part.id);
      state.select({
        components: ids(components),
        connections: ids(connections),
        notes: ids(notes),
      });
    },
  },
  {
    id: 'delete',
    group: 'Edit',
    label: 'Delete the selection',
    keys: ['Delete', 'Backspace'],
    run: ({ state }) => removeSelection(state),
  },
  {
    id: 'write',
    group: 'Edit',
    label: 'Rename the selected component, or write the note',
    keys: ['F2'],
    run: ({ state, here }) => {
      const note = state.selection.notes[0];
      if (note) state.write(note);
      else if (here) beginRename(state, here);
      else state.say('Select a component or a note to write on it.');
    },
  },
  {
    id: 'clear-selection',
    group: 'Edit',
    label: 'Select nothing',
    keys: ['Escape'],
    run: ({ state }) => state.select({}),
  },
];
