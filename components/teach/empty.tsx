import type { ReactNode } from 'react';

/** Where something will stand: what, and how to get it there. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <div className="rounded-sheet border border-dashed border-line-strong p-5 text-sm text-ink-soft">
      {children}
    </div>
  );
}
