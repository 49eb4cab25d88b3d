import type { DragEvent } from 'react';

/** One place of the sorting board: a button, a target for dragging, and the cards that belong to it. */
export function SortingPlace({
  label,
  number,
  open,
  lifted,
  onPut,
  onDrop,
  cards,
}: {
  label: string;
  /** The key that puts the card here. */
  number: number;
  /** Whether there is a card left to put. */
  open: boolean;
  /** Whether a card is being dragged. */
  lifted: boolean;
  onPut: () => void;
  onDrop: (event: DragEvent) => void;
  cards: readonly { id: string; title: string; guessed: boolean }[];
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the button inside is another
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      className={`flex min-h-24 flex-col gap-2 rounded border p-1.5 ${
        lifted ? 'border-dashed border-accent' : 'border-line'
      }`}
    >
      <button
        type="button"
        aria-disabled={!open}
        aria-keyshortcuts={String(number)}
        onClick={onPut}
        className="flex min-h-9 items-center justify-between gap-1 rounded border border-line-strong bg-sheet px-2 text-sm hover:bg-sunk aria-disabled:cursor-default aria-disabled:border-line aria-disabled:bg-transparent"
      >
        {label}
        <span aria-hidden="true" className="num font-mono text-xs text-ink-faint">
          {number}
        </span>
      </button>
      <ul className="figure-list flex flex-col gap-1 text-xs">
        {cards.map(({ id, title, guessed }) => (
          <li key={id} className={guessed ? 'text-good' : 'text-trouble'}>
            {guessed ? '✓' : '⚠'} {title}
          </li>
        ))}
      </ul>
    </div>
  );
}
