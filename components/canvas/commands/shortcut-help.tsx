'use client';

import { Dialog } from '@/components/ui/dialog';
import { Keys } from './keys';
import type { Shortcut } from './shortcut';
import { SHORTCUTS } from './shortcuts';

const GROUPS = ['Edit', 'Insert', 'Arrange', 'View'] as const;

/** Four arrows with the same keys held are one entry. */
function shownKeys({ keys }: Shortcut): readonly string[] {
  const held = keys.flatMap((combination) => combination.match(/^(.*)ArrowLeft$/)?.[1] ?? []);
  return held[0] === undefined ? keys : [`${held[0]}Arrows`];
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
  return (
    <Dialog title="Keyboard" width="46rem" onClose={onClose}>
      <div className="mt-2 grid gap-6 sm:grid-cols-2">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className="mb-2 text-xs font-semibold text-ink-faint">{group}</h3>
            <dl className="flex flex-col gap-1.5 text-sm">
              {SHORTCUTS.filter(({ group: its, keys }) => its === group && keys.length > 0).map(
                (shortcut) => (
                  <div key={shortcut.id} className="flex items-baseline justify-between gap-2">
                    <dt>{shortcut.label}</dt>
                    <dd className="flex flex-wrap justify-end gap-1">
                      {shownKeys(shortcut).map((keys) => (
                        <Keys key={keys} combination={keys} />
                      ))}
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-5 text-sm text-ink-soft">
        Tab walks through the parts, Enter selects one; Ctrl/⌘ + arrow offers what may come next on
        that side, Alt + arrow goes where a connection leads. Drag on empty paper to select, hold
        Space to move the paper, scroll with Ctrl to zoom.
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
    </Dialog>
  );
}
