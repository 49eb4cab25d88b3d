'use client';

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { SHORTCUTS } from './shortcuts';

const GROUPS = ['Edit', 'Insert', 'View'] as const;

function Keys({ combination }: { combination: string }) {
  return (
    <kbd className="rounded border border-line bg-paper px-1.5 py-0.5 font-mono text-xs">
      {combination.replace('Mod', 'Ctrl/⌘').replaceAll('+', ' + ')}
    </kbd>
  );
}

/** Lists every shortcut, and switches the single letters on and off. */
export function ShortcutHelp({
  letters,
  onLetters,
  onClose,
}: {
  letters: boolean;
  onLetters: (on: boolean) => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcuts-title"
      onClose={onClose}
      className="m-auto w-[min(46rem,calc(100vw-2rem))] rounded-sheet border border-line bg-sheet p-6 text-ink shadow-sheet backdrop:bg-black/40"
    >
      <div className="flex items-center justify-between">
        <h2 id="shortcuts-title" className="text-lg font-semibold">
          Keyboard
        </h2>
        <button
          type="button"
          aria-label="Close"
          className="grid size-9 place-items-center rounded hover:bg-sunk"
          onClick={() => dialog.current?.close()}
        >
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <div className="mt-2 grid gap-6 sm:grid-cols-3">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className="mb-2 text-xs font-semibold text-ink-faint">{group}</h3>
            <dl className="flex flex-col gap-1.5 text-sm">
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
                <div key={shortcut.id} className="flex items-baseline justify-between gap-2">
                  <dt>{shortcut.label}</dt>
                  <dd className="flex flex-wrap justify-end gap-1">
                    {shortcut.keys.map((keys) => (
                      <Keys key={keys} combination={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-5 text-sm text-ink-soft">
        Tab walks through the components, Enter selects one, the arrow keys move it, its connections
        are made in the inspector.
      </p>
      <label className="mt-3 flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-[var(--accent)]"
          checked={letters}
          onChange={(event) => onLetters(event.target.checked)}
        />
        Single letters insert components
      </label>
    </dialog>
  );
}
