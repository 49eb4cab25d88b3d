'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { TermCard } from './term-card-popup';

const OPEN_MS = 250;
const CLOSE_MS = 200;
const CARD_ID = 'term-card';

// What places a card comes with the first card, not with every page that has terms.
const TermCardPopup = dynamic(() => import('./term-card-popup').then((m) => m.TermCardPopup));

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
    const showNow = (link: HTMLElement | null) => {
      clearTimeout(timer);
      shown.current?.removeAttribute('aria-describedby');
      link?.setAttribute('aria-describedby', CARD_ID);
      shown.current = link;
      setAnchor(link);
    };
    const show = (link: HTMLElement | null, afterMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => showNow(link), afterMs);
    };
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const link = termAt(event);
      if (isInCard(event) || (link !== null && link === shown.current)) clearTimeout(timer);
      else if (link !== null) show(link, OPEN_MS);
      else if (document.activeElement !== shown.current) show(null, CLOSE_MS);
    };
    const onFocus = (event: FocusEvent) => {
      if (!isInCard(event) && !finger) showNow(termAt(event));
    };
    const onDown = (event: PointerEvent) => {
      finger = event.pointerType === 'touch';
      if (!isInCard(event) && termAt(event) !== shown.current) showNow(null);
    };
    const onClick = (event: MouseEvent) => {
      const link = termAt(event);
      if (!finger || link === null || link === shown.current) return;
      event.preventDefault();
      showNow(link);
    };
    const onKey = (event: KeyboardEvent) => {
      finger = false;
      if (event.key === 'Escape') showNow(null);
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
  return <TermCardPopup id={CARD_ID} card={card} anchor={anchor} />;
}
