'use client';

import { Menu as Base } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from './button';

const ITEM =
  'flex min-h-9 cursor-default items-center justify-between gap-6 rounded px-2 text-sm outline-none data-highlighted:bg-sunk max-md:min-h-11';

export interface MenuItem {
  label: string;
  /** Its key, or what else belongs beside it. */
  aside?: ReactNode;
  onSelect?: () => void;
  /** The page it leads to, in place of something that is done. */
  href?: string;
  /** A page that must not be asked for before it is chosen. */
  prefetch?: false;
}

export interface MenuProps {
  /** Name of the button that opens it. */
  label: string;
  button: ReactNode;
  items: readonly MenuItem[];
  /** One line above the items. */
  head?: ReactNode;
  align?: 'start' | 'end';
  className?: string;
}

/** A button and its menu, which arrow keys and first letters walk through. Open at first: it comes along when it is asked for. */
export function Menu({ label, button, items, head, align = 'start', className = '' }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger aria-label={label} title={label} className={buttonClass('quiet', className)}>
        {button}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50">
          <Base.Popup className="min-w-52 rounded-sheet border border-line-strong bg-sheet p-1 text-ink shadow-sheet outline-none">
            {head && <p className="max-w-64 truncate px-2 py-2 text-xs text-ink-faint">{head}</p>}
            {items.map((item) =>
              item.href !== undefined ? (
                <Base.LinkItem
                  key={item.label}
                  closeOnClick
                  className={ITEM}
                  render={<Link href={item.href} prefetch={item.prefetch} />}
                >
                  {item.label}
                </Base.LinkItem>
              ) : (
                <Base.Item key={item.label} onClick={item.onSelect} className={ITEM}>
                  {item.label}
                  {item.aside && <span className="text-xs text-ink-faint">{item.aside}</span>}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
