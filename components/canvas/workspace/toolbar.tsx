'use client';

import { ChevronLeft, Command, Ellipsis, Network, Redo2, Undo2 } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { MenuButton } from '@/components/ui/menu-button';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { useAddNote } from '../commands/actions';
import { useCanvas, useCanvasStore } from '../drawing/canvas-store';
import { useShowWhole } from '../drawing/use-show-whole';
import { useTidy } from '../drawing/use-tidy';
import { SaveStatus } from './save-status';
import type { SaveState } from './save-words';

/** What the toolbar's menu opens. */
export type Opens = 'help' | 'files' | 'commands' | 'versions' | 'calculator';

/** Name of the mission, undo, redo, tidy and the rest; where the draft is safe; and what is given to it: run, hand in. */
export function Toolbar({
  state,
  conflict,
  start,
  versions,
  back,
  onOpen,
  children,
}: {
  state: SaveState;
  conflict: boolean;
  /** What starting over brings back. */
  start: Diagram;
  /** Whether there are versions to bring back. */
  versions: boolean;
  /** Where one came from. */
  back: { href: string; label: string };
  onOpen: (what: Opens) => void;
  children: ReactNode;
}) {
  const store = useCanvasStore();
  const showWhole = useShowWhole();
  const addNote = useAddNote();
  const title = useCanvas((s) => s.mission.mission.title);
  const canUndo = useCanvas((s) => s.history.past.length > 0);
  const canRedo = useCanvas((s) => s.history.future.length > 0);
  const startOver = () => {
    store.getState().dispatch({ do: 'replace', diagram: start });
    showWhole();
  };
  const layOut = useTidy();
  const items = [
    { label: 'Start over', aside: 'can be undone', onSelect: startOver },
    { label: 'Add a note', aside: 'N', onSelect: addNote },
    { label: 'Capacity calculator', onSelect: () => onOpen('calculator') },
    ...(versions ? [{ label: 'Versions', onSelect: () => onOpen('versions') }] : []),
    { label: 'Import and export', onSelect: () => onOpen('files') },
    { label: 'Keyboard help', aside: '?', onSelect: () => onOpen('help') },
  ];
  const icon = 'max-md:size-11 max-md:px-0';
  return (
    <div className="flex h-11 shrink-0 items-center gap-0.5 border-b border-line bg-sheet px-2 max-md:h-12">
      <Link
        href={back.href}
        aria-label={back.label}
        className="grid size-11 shrink-0 place-items-center md:hidden"
      >
        <ChevronLeft size={20} aria-hidden="true" />
      </Link>
      <p
        className="min-w-0 flex-[0_1_16rem] truncate pr-2 pl-1 text-sm font-semibold max-md:flex-1"
        title={title}
      >
        {title}
      </p>
      <Button
        look="quiet"
        className={icon}
        aria-label="Undo"
        data-tip="Undo (Ctrl+Z)"
        disabled={!canUndo}
        onClick={() => store.getState().undo()}
      >
        <Undo2 size={18} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        className="max-md:hidden"
        aria-label="Redo"
        data-tip="Redo (Ctrl+Shift+Z)"
        disabled={!canRedo}
        onClick={() => store.getState().redo()}
      >
        <Redo2 size={18} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        className={icon}
        aria-label="Tidy"
        data-tip="Tidy: lay the diagram out (Shift+T)"
        onClick={layOut}
      >
        <Network size={18} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        className="max-md:hidden"
        aria-label="All commands"
        data-tip="All commands (Ctrl+K)"
        onClick={() => onOpen('commands')}
      >
        <Command size={18} aria-hidden="true" />
      </Button>
      <MenuButton
        label="More"
        className={icon}
        button={<Ellipsis size={18} aria-hidden="true" />}
        items={items}
      />
      <div className="ml-auto flex min-w-0 items-center gap-2">
        <SaveStatus state={state} conflict={conflict} />
        {children}
      </div>
    </div>
  );
}
