'use client';

import {
  BookOpenText,
  ChartNoAxesColumn,
  ChevronDown,
  ChevronUp,
  Play,
  Plus,
  SlidersHorizontal,
} from 'lucide-react';
import type { ReactNode } from 'react';

export type SheetTab = 'brief' | 'inspect' | 'run' | 'add';
export type SheetSize = 'peek' | 'half' | 'full';

const TABS = [
  { id: 'add', label: 'Add', icon: Plus },
  { id: 'brief', label: 'Brief', icon: BookOpenText },
  { id: 'inspect', label: 'Inspect', icon: SlidersHorizontal },
  { id: 'run', label: 'Results', icon: ChartNoAxesColumn },
] as const;

const HEIGHTS: Record<SheetSize, string> = {
  peek: '0px',
  half: '42dvh',
  full: 'calc(100dvh - 48px - 56px - 52px - 6rem)',
};
const UP: Record<SheetSize, SheetSize> = { peek: 'half', half: 'full', full: 'full' };
const DOWN: Record<SheetSize, SheetSize> = { peek: 'peek', half: 'peek', full: 'half' };

/** The sheet under the canvas of a phone: one line that is always there, and what was asked for when it is pulled up. */
export function PhoneSheet({
  tab,
  size,
  line,
  onTab,
  onSize,
  onRun,
  children,
}: {
  tab: SheetTab;
  size: SheetSize;
  /** Goals and player in one line. */
  line: ReactNode;
  onTab: (tab: SheetTab) => void;
  onSize: (size: SheetSize) => void;
  /** Runs the scenario, with the canvas in view; null while something runs. */
  onRun: (() => void) | null;
  children: ReactNode;
}) {
  return (
    <section aria-label="Sheet" className="relative flex shrink-0 flex-col bg-sheet md:hidden">
      {onRun && size === 'peek' && (
        <button
          type="button"
          aria-label="Run"
          className="absolute -top-20 right-4 z-20 grid size-12 place-items-center rounded-full bg-accent text-accent-ink shadow-sheet"
          onClick={onRun}
        >
          <Play size={20} aria-hidden="true" />
        </button>
      )}
      <div className="flex min-h-14 items-center border-t border-line-strong">
        <div className="min-w-0 flex-1">{line}</div>
        <button
          type="button"
          aria-label="Pull the sheet down"
          disabled={size === 'peek'}
          className="grid size-11 shrink-0 place-items-center disabled:opacity-40"
          onClick={() => onSize(DOWN[size])}
        >
          <ChevronDown size={20} aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-label="Pull the sheet up"
          disabled={size === 'full'}
          className="grid size-11 shrink-0 place-items-center disabled:opacity-40"
          onClick={() => onSize(UP[size])}
        >
          <ChevronUp size={20} aria-hidden="true" />
        </button>
      </div>
      {size !== 'peek' && (
        <section
          aria-label={TABS.find(({ id }) => id === tab)?.label ?? 'Sheet'}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-y-auto border-t border-line p-3"
          style={{ height: HEIGHTS[size] }}
        >
          {children}
        </section>
      )}
      <nav aria-label="Workspace" className="grid h-13 grid-cols-4 border-t border-line">
        {TABS.map(({ id, label, icon: Icon }) => {
          const shown = size !== 'peek' && tab === id;
          return (
            <button
              key={id}
              type="button"
              aria-pressed={shown}
              className="flex min-h-11 items-center justify-center gap-1.5 text-sm text-ink-soft aria-pressed:font-semibold aria-pressed:text-ink"
              onClick={() => {
                onTab(id);
                if (shown) onSize('peek');
                else if (size === 'peek') onSize('half');
              }}
            >
              <Icon size={18} aria-hidden="true" /> {label}
            </button>
          );
        })}
      </nav>
    </section>
  );
}
