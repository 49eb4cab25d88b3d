'use client';

import { PreviewCard } from '@base-ui/react/preview-card';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';

const OPEN_MS = 250;
const CLOSE_MS = 200;
const CARD_ID = 'term-card';

/** A term as its card shows it. */
export interface TermCard {
  id: string;
  term: string;
  also?: string | undefined;
  says: string;
}

function termAt(event: Event): HTMLElement | null {
  const link = event.target instanceof Element ? event.target.closest('[data-term]') : null;
  return link instanceof HTMLElement ? link : null;
}

const isInCard = (event: Event) =>
  event.target instanceof Element && event.target.closest(`#${CARD_ID}`) !== null;

/**
 * The cards of all linked terms on the page, one layer for all. A card comes by pointer and by focus, stays while the pointer is in
 * it, and goes with Escape. A finger opens it in place of the link, which then stands in the card.
 */
export function TermLayer({ terms }: { terms: readonly TermCard[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shown = useRef<HTMLElement | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let finger = false;
    const show = (link: HTMLElement | null, afterMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        shown.current?.removeAttribute('aria-describedby');
        link?.setAttribute('aria-describedby', CARD_ID);
        shown.current = link;
        setAnchor(link);
      }, afterMs);
    };
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const link = termAt(event);
      if (isInCard(event) || (link !== null && link === shown.current)) clearTimeout(timer);
      else if (link !== null) show(link, OPEN_MS);
      else if (document.activeElement !== shown.current) show(null, CLOSE_MS);
    };
    const onFocus = (event: FocusEvent) => {
      if (!isInCard(event) && !finger) show(termAt(event), 0);
    };
    const onDown = (event: PointerEvent) => {
      finger = event.pointerType === 'touch';
      if (!isInCard(event) && termAt(event) !== shown.current) show(null, 0);
    };
    const onClick = (event: MouseEvent) => {
      const link = termAt(event);
      if (!finger || link === null || link === shown.current) return;
      event.preventDefault();
      show(link, 0);
    };
    const onKey = (event: KeyboardEvent) => {
      finger = false;
      if (event.key === 'Escape') show(null, 0);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onDown);
    document.addEventListener('click', onClick, true);
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onDown);
      document.removeEventListener('click', onClick, true);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  const card = terms.find(({ id }) => id === anchor?.dataset.term);
  if (card === undefined) return null;
  return (
    <PreviewCard.Root open>
      <PreviewCard.Portal>
        <PreviewCard.Positioner
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={12}
          className="z-50"
        >
          <PreviewCard.Popup
            id={CARD_ID}
            className="max-w-[min(22rem,calc(100vw-1.5rem))] rounded-sheet border border-line-strong bg-sheet px-4 py-3 text-sm text-ink shadow-sheet"
          >
            <p>
              <span className="font-semibold">{card.term}</span>
              {card.also && <span className="text-ink-faint"> · {card.also}</span>}
            </p>
            <p className="mt-1 text-ink-soft">{card.says}</p>
            {/* By keyboard the term itself leads there. */}
            <Link
              href={`/glossary#${card.id}`}
              prefetch={false}
              tabIndex={-1}
              className="mt-2 inline-block text-accent underline underline-offset-2 max-md:min-h-8"
            >
              In the glossary
            </Link>
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  );
}
