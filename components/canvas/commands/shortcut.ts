import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { Fragment } from '@/core/diagram/clipboard';
import type { CanvasState } from '../drawing/canvas-store';

/** What a shortcut may use: the canvas's state as it is now, and what only the page can do. */
export interface ShortcutContext {
  state: CanvasState;
  clipboard: { current: Fragment | null; pasted: number };
  /** The component that has the focus, or else the first one selected. */
  here: string | null;
  add: (type: ComponentTypeId) => void;
  addNote: () => void;
  /** Selects a component, brings it into view and gives it the focus. */
  goTo: (id: string) => void;
  show: (what: 'legible' | 'whole' | 'selection') => void;
  run: () => void;
  toggleHelp: () => void;
  togglePalette: () => void;
  toggleMap: () => void;
}

export interface Shortcut {
  id: string;
  group: 'Edit' | 'Insert' | 'Arrange' | 'View';
  label: string;
  /** Combinations as written for readers: `Mod` is Ctrl or ⌘. Empty: in the command palette only. */
  keys: readonly string[];
  /** Means something only while the focus is on the canvas or nowhere: elsewhere its keys have a use of their own. */
  onCanvas?: boolean;
  /** Not worth a line in the command palette. */
  keysOnly?: boolean;
  /** `keys` is the combination that was pressed; null from the palette. */
  run: (context: ShortcutContext, keys: string | null) => void;
}
