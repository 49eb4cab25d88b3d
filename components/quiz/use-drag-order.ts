'use client';

import { type PointerEvent, useRef, useState } from 'react';
import { movedTo } from './press';

/**
 * Dragging a step of a list to its place: by mouse anywhere on it, by finger on what carries `data-grip`, so that the page
 * can still be scrolled. The list follows while the pointer is down.
 */
export function useDragOrder(order: readonly string[], change: (order: string[]) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);

  const begin = (event: PointerEvent<HTMLElement>, id: string) => {
    const target = event.target as HTMLElement;
    if (event.button !== 0 || target.closest('button')) return;
    if (event.pointerType !== 'mouse' && !target.closest('[data-grip]')) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(id);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (dragged === null || !list.current) return;
    const from = order.indexOf(dragged);
    const rows = [...list.current.children].map((row) => row.getBoundingClientRect());
    const middle = (row: DOMRect) => (row.top + row.bottom) / 2;
    // A step changes places with a neighbour once the pointer is beyond that one's middle.
    const above = rows.findIndex((row, i) => i < from && event.clientY < middle(row));
    const below = rows.findLastIndex((row, i) => i > from && event.clientY > middle(row));
    const place = above === -1 ? below : above;
    if (place !== -1) change(movedTo(order, dragged, place));
  };
  const end = () => setDragged(null);
  const handlersFor = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => begin(event, id),
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: end,
  });
  return { list, dragged, handlersFor };
}
