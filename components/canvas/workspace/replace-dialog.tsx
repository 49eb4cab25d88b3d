'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';

/** Asks before another design takes the place of what was drawn. */
export function ReplaceDialog({
  title,
  onReplace,
  onClose,
}: {
  /** Name of the design that would come. */
  title: string;
  onReplace: () => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="replace-title"
      onClose={onClose}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-sheet border border-line bg-sheet p-6 text-ink shadow-sheet backdrop:bg-black/40"
    >
      <h2 id="replace-title" className="text-lg font-semibold">
        Put your diagram aside?
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        “{title}” takes its place on the canvas. You can bring yours back afterwards.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          look="primary"
          onClick={() => {
            onReplace();
            dialog.current?.close();
          }}
        >
          Put it aside
        </Button>
        <Button onClick={() => dialog.current?.close()}>Keep mine</Button>
      </div>
    </dialog>
  );
}
