'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { Outline } from './later-parts';
import { Palette } from './palette';

const FOLD = 'grid size-8 shrink-0 place-items-center rounded text-ink-soft hover:bg-sunk';

/** What can be added, and the outline; folded, the icons of what can be added. */
export function LeftPanel({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const Icon = open ? PanelLeftClose : PanelLeftOpen;
  return (
    <div
      className={`flex shrink-0 flex-col border-r border-line bg-sheet max-md:hidden ${open ? 'w-44' : 'w-12 items-center'}`}
    >
      <div
        className={`flex items-center ${open ? 'justify-between pt-1.5 pr-1.5 pl-3' : 'pt-1.5'}`}
      >
        {open && <h2 className="text-xs font-semibold text-ink-faint">Components</h2>}
        <button
          type="button"
          className={FOLD}
          aria-expanded={open}
          aria-label={open ? 'Fold the components' : 'Unfold the components'}
          title={open ? 'Fold the components' : 'Unfold the components'}
          onClick={() => onOpen(!open)}
        >
          <Icon size={16} aria-hidden="true" />
        </button>
      </div>
      <div className={`min-h-0 flex-1 overflow-y-auto ${open ? 'p-3 pt-1' : 'p-1'}`}>
        <Palette small={!open} />
        {open && (
          <div className="mt-4">
            <Outline />
          </div>
        )}
      </div>
    </div>
  );
}
