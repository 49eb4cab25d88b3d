'use client';

import { Network } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'reactflow';
import { BARELY, NARROW_BELOW, zoomsOf } from '@/components/drawing/view';
import { extentOf } from '@/components/drawing/ways';
import { Button } from '@/components/ui/button';
import { useCanvas, useCanvasStore } from './canvas-store';
import { useTidy } from './use-tidy';

/** On a phone, with a diagram that was drawn for a wide screen: the way to read it. Gone once it was taken. */
export function SmallHint() {
  const store = useCanvasStore();
  const layOut = useTidy();
  const present = useCanvas((s) => s.history.present);
  const width = useStore((s) => s.width);
  const height = useStore((s) => s.height);
  const [tidied, setTidied] = useState<typeof present | null>(null);
  if (width === 0 || width >= NARROW_BELOW || present === tidied) return null;
  if (present.connections.length === 0) return null;
  if (zoomsOf(extentOf(present), { width, height }).across > BARELY) return null;
  return (
    <Button
      className="absolute top-2 left-1/2 z-10 min-h-11 -translate-x-1/2 whitespace-nowrap"
      onClick={async () => {
        await layOut();
        setTidied(store.getState().history.present);
      }}
    >
      <Network size={16} aria-hidden="true" /> Lay it out for this screen
    </Button>
  );
}
