'use client';

import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { countRight, PARADIGMS, type Sort } from '@/core/lessons/paradigms';
import { SortingPlace } from './sorting-place';
import { useUrlText } from './use-url-text';

const PLACES: { sort: Sort; letter: string; label: string }[] = [
  { sort: 'sync', letter: 's', label: 'Synchronous' },
  { sort: 'async', letter: 'a', label: 'Asynchronous' },
  { sort: 'both', letter: 'b', label: 'Both' },
  { sort: 'depends', letter: 'd', label: 'It depends' },
];
const placeOf = (sort: Sort | null) => PLACES.find((place) => place.sort === sort);

/** The cards sorted so far, in their order: one letter each. */
const isBoard = (text: string) => text.length <= PARADIGMS.length && /^[sabd]*$/.test(text);

/**
 * The sorting board: eight ways to communicate and four places. One card at a time is dragged, clicked or sent by key (1 to 4)
 * to where its reader thinks it belongs, and lies where it does belong, with the reason.
 */
export function SortingFigure() {
  const [board, setBoard] = useUrlText('sort-board', isBoard);
  const [dragged, setDragged] = useState(false);
  const sorted = [...board].map(
    (letter) => PLACES.find((place) => place.letter === letter)?.sort ?? null,
  );
  const card = PARADIGMS[sorted.length];
  const last = PARADIGMS[sorted.length - 1];
  const guess = placeOf(sorted.at(-1) ?? null);
  const put = (letter: string) => card && setBoard(board + letter);
  const onKeyDown = (event: KeyboardEvent) => {
    const place = PLACES[Number(event.key) - 1];
    if (place && !event.ctrlKey && !event.metaKey && !event.altKey) put(place.letter);
  };
  const onDrop = (event: DragEvent, letter: string) => {
    event.preventDefault();
    if (dragged) put(letter);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut to the buttons inside
    <div className="flex flex-col gap-4" onKeyDown={onKeyDown}>
      <div className="flex min-h-16 items-center justify-center rounded border border-line bg-sunk p-3">
        {card ? (
          <p
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData('text/plain', card.title);
              setDragged(true);
            }}
            onDragEnd={() => setDragged(false)}
            className="cursor-grab rounded border border-line-strong bg-sheet px-4 py-2 text-center font-medium active:cursor-grabbing"
          >
            {card.title}
          </p>
        ) : (
          <p className="text-center">
            All sorted: <strong>{countRight(sorted)}</strong> of {PARADIGMS.length} where they
            belong.
          </p>
        )}
      </div>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {PLACES.map(({ sort, letter, label }, i) => (
          <SortingPlace
            key={sort}
            label={label}
            number={i + 1}
            open={card !== undefined}
            lifted={dragged}
            onPut={() => put(letter)}
            onDrop={(event) => onDrop(event, letter)}
            cards={PARADIGMS.slice(0, sorted.length).flatMap((paradigm, at) =>
              paradigm.sort === sort
                ? [{ id: paradigm.id, title: paradigm.title, guessed: sorted[at] === sort }]
                : [],
            )}
          />
        ))}
      </div>
      <div aria-live="polite" className="num flex min-h-20 flex-col gap-1 text-sm">
        {last && (
          <p>
            {sorted.at(-1) === last.sort ? (
              <strong className="text-good">✓ Right.</strong>
            ) : (
              <strong className="text-trouble">
                ⚠ Not {guess?.label.toLowerCase()}: {placeOf(last.sort)?.label.toLowerCase()}.
              </strong>
            )}{' '}
            <strong>{last.title}.</strong> <span className="text-ink-soft">{last.because}</span>
          </p>
        )}
        <p className="text-ink-faint">
          {sorted.length} of {PARADIGMS.length} sorted, {countRight(sorted)} right.
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-ink-faint">
          Drag the card, or choose its place, or press 1 to 4 there.
        </p>
        <button
          type="button"
          className={buttonClass('plain')}
          aria-disabled={board === ''}
          onClick={() => board !== '' && setBoard('')}
        >
          Start again
        </button>
      </div>
    </div>
  );
}
