'use client';

import { X } from 'lucide-react';

/** The title of a dialog, and the button that closes it. */
export function DialogHead({
  id,
  title,
  onClose,
}: {
  /** Of the title, for `aria-labelledby`. */
  id: string;
  title: string;
  onClose: () => void;
}) {
  return (
    <div className="flex items-center justify-between">
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      <button
        type="button"
        aria-label="Close"
        className="grid size-9 place-items-center rounded hover:bg-sunk"
        onClick={onClose}
      >
        <X size={18} aria-hidden="true" />
      </button>
    </div>
  );
}
