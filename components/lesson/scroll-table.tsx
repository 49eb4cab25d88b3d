import type { ReactNode } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';

/** A table that scrolls sideways inside its own box where the screen is narrow. */
export function ScrollTable({ children }: { children?: ReactNode }) {
  return (
    <ScrollBox label="Table" className="table-box">
      <table>{children}</table>
    </ScrollBox>
  );
}
