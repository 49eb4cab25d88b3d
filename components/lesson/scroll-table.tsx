import type { ReactNode } from 'react';

/** A table that scrolls sideways inside its own box where the screen is narrow. */
export function ScrollTable({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Table" tabIndex={0} className="table-box">
      <table>{children}</table>
    </section>
  );
}
