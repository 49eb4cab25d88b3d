'use client';

import { BookOpenText, PanelRightClose, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tabs } from '@/components/ui/tabs';
import { Splitter } from './splitter';
import { LIMITS } from './use-layout';

export type SideTab = 'brief' | 'inspect';

const TABS = [
  { id: 'brief', label: 'Brief' },
  { id: 'inspect', label: 'Inspect' },
] as const;
const ICONS = { brief: BookOpenText, inspect: SlidersHorizontal };

/** The brief, or what is selected. Beside the canvas where there is room, over it on narrow screens; folded, two icons. */
export function RightPanel({
  open,
  width,
  tab,
  onOpen,
  onWidth,
  onTab,
  children,
}: {
  open: boolean;
  width: number;
  tab: SideTab;
  onOpen: (open: boolean) => void;
  onWidth: (width: number) => void;
  onTab: (tab: SideTab) => void;
  children: ReactNode;
}) {
  if (!open) {
    return (
      <aside
        aria-label="Inspector"
        className="flex w-12 shrink-0 flex-col items-center gap-1 border-l border-line bg-sheet pt-1.5 max-md:hidden"
      >
        {TABS.map(({ id, label }) => {
          const Icon = ICONS[id];
          return (
            <button
              key={id}
              type="button"
              aria-label={`Unfold: ${label}`}
              title={label}
              aria-expanded={false}
              className="grid size-9 place-items-center rounded text-ink-soft hover:bg-sunk"
              onClick={() => {
                onTab(id);
                onOpen(true);
              }}
            >
              <Icon size={18} aria-hidden="true" />
            </button>
          );
        })}
      </aside>
    );
  }
  return (
    <aside
      aria-label="Inspector"
      style={{ width }}
      className="relative flex shrink-0 flex-col border-l border-line bg-sheet max-[1179px]:absolute max-[1179px]:inset-y-0 max-[1179px]:right-0 max-[1179px]:z-30 max-[1179px]:shadow-sheet max-md:hidden"
    >
      <Splitter
        label="Width of the panel"
        along="vertical"
        size={width}
        limits={LIMITS.rightWidth}
        onSize={onWidth}
      />
      <Tabs
        label="Panel"
        tabs={TABS}
        chosen={tab}
        onChoose={(id) => onTab(id as SideTab)}
        className="flex-1"
        side={
          <button
            type="button"
            className="mr-1.5 grid size-8 place-items-center rounded text-ink-soft hover:bg-sunk"
            aria-expanded
            aria-label="Fold the panel"
            title="Fold the panel"
            onClick={() => onOpen(false)}
          >
            <PanelRightClose size={16} aria-hidden="true" />
          </button>
        }
      >
        {children}
      </Tabs>
    </aside>
  );
}
