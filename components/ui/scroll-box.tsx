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
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore-start lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label={label} tabIndex={0} className={className}>
      {children}
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: a fieldset is for form controls
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  );
}
