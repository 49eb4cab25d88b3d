'use client';

import { CirclePlay } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useCanvas } from './canvas-store';

/** What to do first, while there is nothing on the canvas but what the mission gave. */
export function EmptyHint({
  onWatch,
}: {
  /** Begins from the design that fails; null when there is none. */
  onWatch: (() => void) | null;
}) {
  const untouched = useCanvas(({ history, mission }) => {
    const { components, connections, notes } = history.present;
    const given = mission.mission.given.length;
    return components.length <= given && connections.length + notes.length === 0;
  });
  if (!untouched) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-[62%] max-md:top-[66%] z-10 mx-auto flex max-w-[44ch] flex-col items-center gap-3 px-4 text-center text-sm text-ink-soft">
      <p>
        Click a component in the list to add it. To connect two, drag from the dot on one to the
        other, or click one dot and then the other.
      </p>
      {onWatch && (
        <Button className="pointer-events-auto max-md:min-h-11" onClick={onWatch}>
          <CirclePlay size={16} aria-hidden="true" /> Watch a design fail first
        </Button>
      )}
    </div>
  );
}
