'use client';

import { useEffect, useRef } from 'react';

/** Right or not, above the explanations; it takes the focus, so that what follows is read next. */
export function VerdictLine({ right }: { right: boolean }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p
      ref={line}
      tabIndex={-1}
      className={`mb-3 scroll-mt-24 font-medium outline-none ${right ? 'text-good' : 'text-trouble'}`}
    >
      {right ? '✓ Right.' : '✗ Not quite.'}
    </p>
  );
}
