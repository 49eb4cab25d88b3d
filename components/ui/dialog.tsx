'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';

const POPUP =
  'fixed z-50 max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-sheet border border-line bg-sheet text-ink shadow-sheet outline-none left-1/2 -translate-x-1/2';
const PLACES = { middle: 'top-1/2 -translate-y-1/2 p-6', top: 'top-[12dvh] p-0' };

/**
 * A dialog over the page, open as long as it is rendered: the focus stays inside, Escape and a click beside it close it, and
 * the focus goes back to where it was. With `mustChoose` it closes by its own buttons only.
 */
export function Dialog({
  title,
  width,
  onClose,
  children,
  place = 'middle',
  mustChoose = false,
  bare = false,
  focus,
}: {
  title: string;
  /** Its width where there is room, in CSS units. */
  width: string;
  onClose: () => void;
  children: ReactNode;
  place?: keyof typeof PLACES;
  mustChoose?: boolean;
  /** The title is for screen readers only, and there is no button to close. */
  bare?: boolean;
  /** What has the focus at first; the first thing that can have it unless told. */
  focus?: RefObject<HTMLElement | null>;
}) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open onOpenChange={(open) => !open && !mustChoose && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup
          ref={popup}
          initialFocus={focus ?? (bare ? true : popup)}
          className={`${POPUP} ${PLACES[place]}`}
          style={{ width: `min(${width}, calc(100vw - 2rem))` }}
        >
          <div className={bare ? 'sr-only' : 'flex items-center justify-between gap-4'}>
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            {!bare && !mustChoose && (
              <Base.Close
                aria-label="Close"
                className="grid size-9 shrink-0 place-items-center rounded hover:bg-sunk"
              >
                <X size={18} aria-hidden="true" />
              </Base.Close>
            )}
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
