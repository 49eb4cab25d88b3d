import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import type { Diagram } from '@/core/contracts/diagram-schema';

/** A design that is on the canvas to be tried out, and where one came from. */
export interface Lent {
  diagram: Diagram;
  back: { href: string; label: string };
}

/** The way back from a design that was lent, where a learner would hand it in. */
export function BackFromLent({ lent }: { lent: Lent }) {
  return (
    <Link href={lent.back.href} className={buttonClass('plain', 'shrink-0 max-md:min-h-11')}>
      {lent.back.label}
    </Link>
  );
}
