import type { ComponentTypeId } from '@/core/components/component-type';
import { COMPONENTS } from '@/core/components/registry';
import { copyFragment, type Fragment, pasteCommand } from '@/core/diagram/clipboard';
import { type CanvasState, isGiven } from './canvas-store';
import { tidy } from './tidy';

/** What a shortcut may use: the canvas's state as it is now, and what only the page can do. */
export interface ShortcutContext {
  state: CanvasState;
  clipboard: { current: Fragment | null; pasted: number };
  add: (type: ComponentTypeId) => void;
  show: (what: 'all' | 'selection') => void;
  run: () => void;
  toggleHelp: () => void;
}

export interface Shortcut {
  id: string;
  group: 'Edit' | 'Insert' | 'View';
  label: string;
  /** Combinations as written for readers: `Mod` is Ctrl or ⌘. */
  keys: readonly string[];
  run: (context: ShortcutContext) => void;
}

const OFFSET = 32;

function fixedIds(state: CanvasState): Set<string> {
  const { mission } = state.mission;
  const ids = state.history.present.components.map((c) => c.id);
  return new Set(ids.filter((id) => isGiven(mission, id)));
}

function copy({ state, clipboard }: ShortcutContext): boolean {
  const { components } = state.selection;
  const fragment = copyFragment(state.history.present, components, fixedIds(state));
  if (fragment.components.length === 0) {
    state.say('Nothing that can be copied is selected.');
    return false;
  }
  clipboard.current = fragment;
  clipboard.pasted = 0;
  state.say(`Copied ${fragment.components.length}.`);
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
    state.select({ components: command.components.map((c) => c.id), connections: [] });
}

function removeSelection(state: CanvasState): void {
  const fixed = fixedIds(state);
  const components = state.selection.components.filter((id) => !fixed.has(id));
  const { connections } = state.selection;
  if (components.length + connections.length === 0) return;
  state.dispatch({ do: 'delete', components, connections, notes: [] });
}

const EDIT: Omit<Shortcut, 'group'>[] = [
  { id: 'undo', label: 'Undo', keys: ['Mod+Z'], run: ({ state }) => state.undo() },
  { id: 'redo', label: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], run: ({ state }) => state.redo() },
  { id: 'copy', label: 'Copy', keys: ['Mod+C'], run: copy },
  {
    id: 'cut',
    label: 'Cut',
    keys: ['Mod+X'],
    run: (context) => {
      if (copy(context)) removeSelection(context.state);
    },
  },
  { id: 'paste', label: 'Paste', keys: ['Mod+V'], run: paste },
  {
    id: 'duplicate',
    label: 'Duplicate',
    keys: ['Mod+D'],
    run: (context) => {
      if (copy(context)) paste(context);
    },
  },
  {
    id: 'select-all',
    label: 'Select everything',
    keys: ['Mod+A'],
    run: ({ state }) => {
      const { components, connections } = state.history.present;
      state.select({
        components: components.map((c) => c.id),
        connections: connections.map((c) => c.id),
      });
    },
  },
  {
    id: 'delete',
    label: 'Delete the selection',
    keys: ['Delete', 'Backspace'],
    run: ({ state }) => removeSelection(state),
  },
  {
    id: 'tidy',
    label: 'Tidy up',
    keys: ['Shift+T'],
    run: ({ state, show }) => {
      void tidy(state).then(() => show('all'));
    },
  },
  {
    id: 'clear-selection',
    label: 'Select nothing',
    keys: ['Escape'],
    run: ({ state }) => state.select({ components: [], connections: [] }),
  },
];

const LETTERS: Partial<Record<ComponentTypeId, string>> = {
  'load-balancer': 'L',
  service: 'S',
  queue: 'Q',
  topic: 'T',
  worker: 'W',
  database: 'D',
  cache: 'C',
  'external-api': 'E',
};

const INSERT: Shortcut[] = Object.entries(LETTERS).map(([type, letter]) => ({
  id: `add-${type}`,
  group: 'Insert' as const,
  label: COMPONENTS[type as ComponentTypeId].name,
  keys: [letter],
  run: ({ state, add }: ShortcutContext) => {
    if (state.mission.mission.palette.includes(type as ComponentTypeId))
      add(type as ComponentTypeId);
    else state.say('This mission does not have that component.');
  },
}));

const VIEW: Omit<Shortcut, 'group'>[] = [
  { id: 'fit', label: 'Show everything', keys: ['Shift+1'], run: ({ show }) => show('all') },
  {
    id: 'fit-selection',
    label: 'Show the selection',
    keys: ['Shift+2'],
    run: ({ show }) => show('selection'),
  },
  { id: 'run', label: 'Run the scenario', keys: ['Mod+Enter'], run: ({ run }) => run() },
  { id: 'help', label: 'Keyboard help', keys: ['?'], run: ({ toggleHelp }) => toggleHelp() },
];

/** Every keyboard shortcut of the canvas; the help dialog lists exactly these. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...EDIT.map((shortcut) => ({ ...shortcut, group: 'Edit' as const })),
  ...INSERT,
  ...VIEW.map((shortcut) => ({ ...shortcut, group: 'View' as const })),
];

/** The parts of a keyboard event that decide what it means. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

function matches(combination: string, press: KeyPress): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) ?? '';
  const mod = press.ctrlKey || press.metaKey;
  if (parts.includes('Mod') !== mod || press.altKey) return false;
  // "?" needs Shift on some keyboards and not on others; digits are told by their key's place.
  if (key === '?') return press.key === '?';
  if (parts.includes('Shift') !== press.shiftKey) return false;
  if (/^\d$/.test(key)) return press.code === `Digit${key}`;
  return press.key.toLowerCase() === key.toLowerCase();
}

/** The shortcut that a key press means, or null. With `letters` off, single letters mean nothing. */
export function shortcutFor(press: KeyPress, letters: boolean): Shortcut | null {
  const found = SHORTCUTS.find((s) => s.keys.some((keys) => matches(keys, press)));
  if (!found || (found.group === 'Insert' && !letters)) return null;
  return found;
}
