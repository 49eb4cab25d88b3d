'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';

const DELAY_MS = 400;

/**
 * Tooltips of everything on the page that carries `data-tip`, for pointer and keyboard alike; one layer for all, so that a
 * button is a button as long as nobody asks what it is.
 */
export function TipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      clearTimeout(timer);
      if (!(target instanceof HTMLElement)) return setAnchor(null);
      const wait = event.type === 'focusin' ? 0 : DELAY_MS;
      timer = setTimeout(() => setAnchor(target), wait);
    };
    const leave = () => {
      clearTimeout(timer);
      setAnchor(null);
    };
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && leave();
    document.addEventListener('pointerover', look);
    document.addEventListener('focusin', look);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', look);
      document.removeEventListener('focusin', look);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return (
    <Tooltip.Root open={anchor !== null}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={6} className="z-50">
          <Tooltip.Popup className="pointer-events-none max-w-72 rounded bg-ink px-2 py-1 text-xs text-paper shadow-sheet">
            {anchor?.dataset.tip}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
