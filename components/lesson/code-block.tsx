import type { ReactNode } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';

/** A block of code that scrolls sideways inside its own box where the screen is narrow. */
export function CodeBlock({ children }: { children?: ReactNode }) {
  return (
    <ScrollBox label="Code" className="code-box">
      <pre>{children}</pre>
    </ScrollBox>
  );
}
