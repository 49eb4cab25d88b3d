import type { ReactNode } from 'react';

/** A region that scrolls when its content is larger; it takes the focus, because otherwise no keyboard could scroll it. */
export function ScrollBox({
  label,
  className = 'overflow-x-auto',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className={className}>
      {children}
    </section>
  );
}
