'use client';

import { type FormEvent, useCallback, useEffect, useId, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { RestorePoint } from '@/core/contracts/restore-points';
import { useCanvasStore } from '../drawing/canvas-store';
import { useShowWhole } from '../drawing/use-show-whole';
import type { PointBook } from './point-book';
import { VersionPreview } from './version-preview';
import { versionTitle } from './version-words';

function KeepForm({ onKeep }: { onKeep: (name: string) => void }) {
  const id = useId();
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (name === '') return;
    form.reset();
    onKeep(name);
  };
  return (
    <form onSubmit={keep} className="mt-3 flex flex-wrap items-end gap-2">
      <label htmlFor={id} className="flex min-w-48 flex-1 flex-col gap-1 text-sm">
        Name for the diagram as it is now
        <input
          id={id}
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          className="min-h-9 rounded border border-line-strong bg-paper px-2"
        />
      </label>
      <SubmitButton>Keep this version</SubmitButton>
    </form>
  );
}

/** The restore points of this mission: look at one, go back to it, keep one under a name. */
export function VersionsDialog({ book, onClose }: { book: PointBook; onClose: () => void }) {
  const store = useCanvasStore();
  const showWhole = useShowWhole();
  const [found, setFound] = useState<Awaited<ReturnType<PointBook['list']>> | null>(null);
  const [chosen, setChosen] = useState<RestorePoint | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const look = useCallback(() => void book.list().then(setFound), [book]);
  useEffect(look, [look]);

  const keep = async (name: string) => {
    setTrouble(await book.add(store.getState().history.present, 'kept', name));
    look();
  };
  const restore = async (point: RestorePoint) => {
    const diagram = await book.load(point.id);
    if (!diagram) return setTrouble('This version could not be loaded. Try again.');
    const { dispatch, say } = store.getState();
    if (!dispatch({ do: 'replace', diagram })) return;
    say(`Back to “${versionTitle(point)}”. Undo brings the other one back.`);
    showWhole();
    onClose();
  };
  const remove = async (point: RestorePoint) => {
    const gone = await book.remove(point.id);
    setTrouble(gone ? null : 'This version could not be removed. Try again.');
    setChosen(null);
    look();
  };

  return (
    <Dialog title="Versions" width="56rem" onClose={onClose}>
      <p className="text-sm text-ink-soft">
        Kept while you draw, before something takes the place of your diagram, and when you submit.
      </p>
      <KeepForm onKeep={keep} />
      <div className="mt-3 flex flex-col gap-3">
        {trouble && <Notice kind="trouble">{trouble}</Notice>}
        {found && !found.complete && (
          <Notice kind="info">
            The versions in your account cannot be shown right now; these are in this browser.
          </Notice>
        )}
      </div>
      <div className="mt-4 grid gap-4 sm:grid-cols-[18rem_minmax(0,1fr)]">
        {found === null ? (
          <p className="text-sm text-ink-soft">Looking …</p>
        ) : found.points.length === 0 ? (
          <p className="text-sm text-ink-soft">There are none yet.</p>
        ) : (
          <ul className="max-h-80 overflow-y-auto rounded border border-line">
            {found.points.map((point) => (
              <li key={point.id} className="border-b border-line last:border-b-0">
                <button
                  type="button"
                  aria-pressed={chosen?.id === point.id}
                  className="w-full px-3 py-2 text-left text-sm hover:bg-sunk aria-pressed:bg-sunk"
                  onClick={() => setChosen(point)}
                >
                  <span className="block font-medium break-words">{versionTitle(point)}</span>
                  <span className="num text-xs text-ink-soft">
                    {new Date(point.at).toLocaleString('en-GB', {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    })}{' '}
                    · {point.components} components, {point.connections} connections
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {chosen && (
          <VersionPreview
            key={chosen.id}
            point={chosen}
            book={book}
            onRestore={restore}
            onRemove={remove}
          />
        )}
      </div>
    </Dialog>
  );
}
