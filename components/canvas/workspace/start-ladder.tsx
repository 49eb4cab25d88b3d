'use client';

import { CirclePlay, PencilRuler, SquareDashed, Wrench } from 'lucide-react';
import type { Start, StartKind } from '@/core/missions/starts';

/** Where to begin; null is the blank canvas. */
export type Choice = Start | null;

const KINDS: Record<StartKind, { icon: typeof Wrench; name: string }> = {
  watch: { icon: CirclePlay, name: 'Watch it fail' },
  repair: { icon: Wrench, name: 'Repair' },
  complete: { icon: PencilRuler, name: 'Complete' },
};

/** The ladder: from a design that fails over one to mend and one to finish to the blank canvas. */
export function StartLadder({
  starts,
  onChoose,
}: {
  starts: readonly Start[];
  onChoose: (choice: Choice) => void;
}) {
  if (starts.length === 0) return null;
  const rungs = [
    ...starts.map((start) => ({ choice: start, ...KINDS[start.kind], title: start.title })),
    { choice: null, icon: SquareDashed, name: 'Blank canvas', title: 'Only what is given' },
  ];
  return (
    <details className="mb-3 rounded border border-line text-sm">
      <summary className="px-2 py-1.5 font-medium">Where to begin</summary>
      <ol aria-label="Where to begin" className="flex flex-col gap-1 p-2 pt-0">
        {rungs.map(({ choice, icon: Icon, name, title }) => (
          <li key={`${name} ${title}`}>
            <button
              type="button"
              onClick={() => onChoose(choice)}
              className="flex min-h-9 w-full items-center gap-2 rounded border border-line px-2 py-1 text-left hover:border-line-strong hover:bg-sunk"
            >
              <Icon size={16} aria-hidden="true" className="shrink-0 text-ink-faint" />
              <span>
                <span className="font-medium">{name}</span>
                <span className="text-ink-soft"> · {title}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
