'use client';

import { useEffect, useRef } from 'react';
import { DiagramFigure } from '@/components/report/diagram-figure';
import { Button } from '@/components/ui/button';
import type { Diagram } from '@/core/diagram/diagram-schema';

/** Asks which of two drafts to go on with. Stays until the learner has chosen. */
export function DraftConflict({
  local,
  server,
  bothHere,
  onChoose,
}: {
  local: Diagram;
  server: Diagram;
  /** The second one is in this browser as well: drawn while signed in, and not saved yet. */
  bothHere: boolean;
  onChoose: (keepLocal: boolean) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="conflict-title"
      onCancel={(event) => event.preventDefault()}
      // Browsers let a second Escape close any dialog.
      onClose={() => dialog.current?.showModal()}
      className="m-auto w-[min(56rem,calc(100vw-2rem))] rounded-sheet border border-line bg-sheet p-6 text-ink shadow-sheet backdrop:bg-black/40"
    >
      <h2 id="conflict-title" className="text-lg font-semibold">
        There are two versions of your diagram
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        {bothHere
          ? 'One was drawn before you signed in, the other while you were signed in before.'
          : 'One is in this browser, the other was saved with your account.'}{' '}
        Which one do you want to go on with?
      </p>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {[
          {
            keepLocal: true,
            title: bothHere ? 'Before signing in' : 'In this browser',
            diagram: local,
          },
          {
            keepLocal: false,
            title: bothHere ? 'While signed in' : 'In your account',
            diagram: server,
          },
        ].map((side) => (
          <section key={side.title} className="flex flex-col gap-2">
            <h3 className="text-sm font-medium">
              {side.title}{' '}
              <span className="num text-ink-faint">
                ({side.diagram.components.length} components)
              </span>
            </h3>
            <div className="h-48 rounded border border-line bg-paper">
              <DiagramFigure diagram={side.diagram} title={`Diagram ${side.title.toLowerCase()}`} />
            </div>
            <Button look="primary" onClick={() => onChoose(side.keepLocal)}>
              Go on with this one
            </Button>
          </section>
        ))}
      </div>
    </dialog>
  );
}
