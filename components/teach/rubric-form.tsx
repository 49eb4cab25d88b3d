'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { CountedItem, RubricItem } from '@/core/contracts/rubric';
import type { ActionResult } from '@/core/shared/action-result';

type Save = (input: {
  assignmentId: string;
  seen: RubricItem[];
  items: { id: string | null; title: string; points: number }[];
}) => Promise<ActionResult<{ changed: number }>>;

interface Line {
  key: string;
  id: string | null;
  title: string;
  points: string;
  picks: number;
}

const lineOf = ({ id, title, points, picks }: CountedItem): Line => ({
  key: id,
  id,
  title,
  points: String(points),
  picks,
});

const designs = (count: number) => (count === 1 ? '1 design' : `${count} designs`);

/** Of how many designs the points would be other ones: those with an item that is worth something else now, or is gone. */
function touched(items: readonly CountedItem[], lines: readonly Line[]): number {
  return items
    .filter(({ id, points }) => {
      const line = lines.find((one) => one.id === id);
      return line === undefined || Number(line.points) !== points;
    })
    .reduce((sum, { picks }) => sum + picks, 0);
}

const INPUT = 'min-h-11 rounded border border-line-strong bg-sheet px-3';

/** Writes the rubric of an assignment. Who reviews ticks its items; a change of points holds for all that have the item. */
export function RubricForm({
  assignmentId,
  items,
  save,
}: {
  assignmentId: string;
  items: readonly CountedItem[];
  save: Save;
}) {
  const router = useRouter();
  const [known, setKnown] = useState(items);
  const [lines, setLines] = useState(() => items.map(lineOf));
  const [saved, setSaved] = useState<number | null>(null);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was saved.');
  // What was saved comes back with ids.
  if (JSON.stringify(known) !== JSON.stringify(items)) {
    setKnown(items);
    setLines(items.map(lineOf));
  }
  const edit = (next: Line[]) => {
    setSaved(null);
    setLines(next);
  };
  const change = (key: string, part: Partial<Line>) =>
    edit(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const seen = items.map(({ id, title, points }) => ({ id, title, points }));
    const now = lines.map(({ id, title, points }) => ({ id, title, points: Number(points) }));
    void ask(
      () => save({ assignmentId, seen, items: now }),
      ({ changed }) => {
        setSaved(changed);
        router.refresh();
      },
    );
  };
  const [problem] = error?.problems ?? [];
  const count = touched(items, lines);
  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-col gap-3 text-sm">
      {lines.length === 0 && (
        <p className="text-ink-soft">
          No items yet. What you look for in every design goes here, with the points that it adds or
          takes off.
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {lines.map(({ key, title, points, picks }, n) => (
          <li key={key} className="flex flex-wrap items-center gap-2">
            <input
              aria-label={`Item ${n + 1}`}
              className={`${INPUT} min-w-0 flex-1 basis-60`}
              value={title}
              required
              maxLength={200}
              onChange={({ target }) => change(key, { title: target.value })}
            />
            <input
              aria-label={`Points of item ${n + 1}`}
              className={`${INPUT} num w-24`}
              type="number"
              step="any"
              required
              value={points}
              onChange={({ target }) => change(key, { points: target.value })}
            />
            <span className="num w-20 text-xs text-ink-faint">
              {picks > 0 ? `on ${designs(picks)}` : ''}
            </span>
            <Button
              look="quiet"
              aria-label={`Remove item ${n + 1}`}
              onClick={() => edit(lines.filter((line) => line.key !== key))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {error && (
        <Notice kind="trouble">
          {problem ? `${placeOf(problem.path)} ${problem.message}.` : error.message}
        </Notice>
      )}
      {count > 0 && (
        <p role="status" className="text-ink-soft">
          Saving this changes the points of up to {designs(count)}.
        </p>
      )}
      {saved !== null && (
        <Notice kind="good">
          Saved.{' '}
          {saved === 0
            ? 'No result has other points.'
            : saved === 1
              ? '1 result has other points now.'
              : `${saved} results have other points now.`}
        </Notice>
      )}
      <div className="flex gap-2">
        <Button
          onClick={() =>
            edit([
              ...lines,
              { key: crypto.randomUUID(), id: null, title: '', points: '', picks: 0 },
            ])
          }
        >
          Add an item
        </Button>
        <SubmitButton look="primary" disabled={busy}>
          Save the rubric
        </SubmitButton>
      </div>
    </form>
  );
}

/** `items.2.points` as “The points of item 3”. */
function placeOf(path: string): string {
  const [, at, field] = /^items\W+(\d+)\W+(\w+)/.exec(path) ?? [];
  if (at === undefined) return 'The items';
  return `The ${field === 'points' ? 'points' : 'text'} of item ${Number(at) + 1}`;
}
