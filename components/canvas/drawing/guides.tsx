'use client';

import { ViewportPortal } from 'reactflow';
import type { Guide } from '@/core/diagram/guides';

/** Lines that show what the dragged parts lie in line with. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          aria-hidden="true"
          className="guide pointer-events-none absolute bg-accent"
          style={
            axis === 'x'
              ? { left: at, top: from, width: 1, height: to - from }
              : { left: from, top: at, width: to - from, height: 1 }
          }
        />
      ))}
    </ViewportPortal>
  );
}
