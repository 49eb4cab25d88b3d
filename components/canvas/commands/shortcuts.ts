import { ARRANGE_SHORTCUTS } from './arrange-shortcuts';
import { EDIT_SHORTCUTS } from './edit-shortcuts';
import { INSERT_SHORTCUTS } from './insert-shortcuts';
import type { Shortcut } from './shortcut';

const VIEW: readonly Shortcut[] = [
  {
    id: 'palette',
    group: 'View',
    label: 'All commands',
    keys: ['Mod+K'],
    keysOnly: true,
    run: ({ togglePalette }) => togglePalette(),
  },
  {
    id: 'fit',
    group: 'View',
    label: 'Show everything',
    keys: ['Shift+1'],
    run: ({ show }) => show('whole'),
  },
  {
    id: 'fit-selection',
    group: 'View',
    label: 'Show the selection',
    keys: ['Shift+2'],
    run: ({ show }) => show('selection'),
  },
  {
    id: 'map',
    group: 'View',
    label: 'Map of the diagram',
    keys: ['M'],
    run: ({ toggleMap }) => toggleMap(),
  },
  {
    id: 'run',
    group: 'View',
    label: 'Run the scenario',
    keys: ['Mod+Enter'],
    run: ({ run }) => run(),
  },
  {
    id: 'help',
    group: 'View',
    label: 'Keyboard help',
    keys: ['?'],
    run: ({ toggleHelp }) => toggleHelp(),
  },
];

/** Every command of the canvas that a key or the palette gives; the help dialog lists exactly these. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...EDIT_SHORTCUTS,
  ...INSERT_SHORTCUTS,
  ...ARRANGE_SHORTCUTS,
  ...VIEW,
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
  if (parts.includes('Mod') !== mod || parts.includes('Alt') !== press.altKey) return false;
  // "?" needs Shift on some keyboards and not on others; digits are told by their key's place.
  if (key === '?') return press.key === '?';
  if (parts.includes('Shift') !== press.shiftKey) return false;
  if (/^\d$/.test(key)) return press.code === `Digit${key}`;
  return press.key.toLowerCase() === key.toLowerCase();
}

const isLetter = (keys: string) => /^[A-Z]$/.test(keys);

/** The shortcut that a key press means, with the combination pressed, or null. With `letters` off, single letters mean nothing. */
export function shortcutFor(
  press: KeyPress,
  letters: boolean,
): { shortcut: Shortcut; keys: string } | null {
  for (const shortcut of SHORTCUTS) {
    const keys = shortcut.keys.find((combination) => matches(combination, press));
    if (keys && (letters || !isLetter(keys))) return { shortcut, keys };
  }
  return null;
}
