'use client';

import { PreviewCard } from '@base-ui/react/preview-card';
import Link from 'next/link';

/** A term as its card shows it. */
export interface TermCard {
  id: string;
  term: string;
  also?: string | undefined;
  says: string;
}

/** The card of one term beside the link that names it. */
export function TermCardPopup({
  id,
  card,
  anchor,
}: {
  id: string;
  card: TermCard;
  anchor: HTMLElement | null;
}) {
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
            id={id}
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
