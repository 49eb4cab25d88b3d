'use client';

import {
  AlignHorizontalDistributeCenter,
  Command,
  FileJson,
  History,
  Keyboard,
  Redo2,
  RotateCcw,
  StickyNote,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { initialDiagram } from '@/core/missions/initial-diagram';
import { useAddNote } from '../commands/actions';
import { tidy } from '../commands/tidy';
import { useCanvas, useCanvasStore } from '../drawing/canvas-store';
import { useShowWhole } from '../drawing/use-show-whole';
import { GradingProgress, type GradingState } from './grading-progress';
import { SaveStatus } from './save-status';
import type { SaveState } from './save-words';
import { SubmitButton, type SubmitFailure } from './submit-button';

/** Undo, redo, start over; where the draft is safe; hand in. */
export function Toolbar({
  state,
  conflict,
  onFailure,
  onHelp,
  onFiles,
  onCommands,
  onVersions,
}: {
  state: SaveState;
  conflict: boolean;
  onFailure: (failure: SubmitFailure | null) => void;
  onHelp: () => void;
  onFiles: () => void;
  onCommands: () => void;
  onVersions: () => void;
}) {
  const store = useCanvasStore();
  const showWhole = useShowWhole();
  const addNote = useAddNote();
  const canUndo = useCanvas((s) => s.history.past.length > 0);
  const canRedo = useCanvas((s) => s.history.future.length > 0);
  const [grading, setGrading] = useState<GradingState | null>(null);
  const startOver = () => {
    const { dispatch, mission } = store.getState();
    dispatch({ do: 'replace', diagram: initialDiagram(mission.mission) });
    showWhole();
  };
  const layOut = async () => {
    await tidy(store.getState());
    showWhole();
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-1 border-b border-line bg-sheet px-2 py-1.5">
        <Button
          look="quiet"
          aria-label="Undo"
          title="Undo (Ctrl+Z)"
          disabled={!canUndo}
          onClick={() => store.getState().undo()}
        >
          <Undo2 size={18} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label="Redo"
          title="Redo (Ctrl+Shift+Z)"
          disabled={!canRedo}
          onClick={() => store.getState().redo()}
        >
          <Redo2 size={18} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          onClick={startOver}
          title="Back to the given components; can be undone"
        >
          <RotateCcw size={16} aria-hidden="true" />
          <span className="max-sm:sr-only">Start over</span>
        </Button>
        <Button
          look="quiet"
          onClick={layOut}
          title="Lay the diagram out from left to right (Shift+T)"
        >
          <AlignHorizontalDistributeCenter size={16} aria-hidden="true" />
          <span className="max-sm:sr-only">Tidy</span>
        </Button>
        <Button look="quiet" aria-label="Add a note" title="Add a note (N)" onClick={addNote}>
          <StickyNote size={18} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label="All commands"
          title="All commands (Ctrl+K)"
          onClick={onCommands}
        >
          <Command size={18} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label="Import and export"
          title="Import and export"
          onClick={onFiles}
        >
          <FileJson size={18} aria-hidden="true" />
        </Button>
        <Button look="quiet" aria-label="Versions" title="Versions" onClick={onVersions}>
          <History size={18} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          className="max-sm:hidden"
          aria-label="Keyboard help"
          title="Keyboard help (?)"
          onClick={onHelp}
        >
          <Keyboard size={18} aria-hidden="true" />
        </Button>
        <div className="ml-auto flex items-center gap-3">
          <SaveStatus state={state} conflict={conflict} />
          <SubmitButton onFailure={onFailure} onGrading={setGrading} />
        </div>
      </div>
      {grading && <GradingProgress state={grading} />}
    </>
  );
}
