'use client';

import { useCanvas } from './canvas-store';

/** What to do first, while there is nothing on the canvas but what the mission gave. */
export function EmptyHint() {
  const untouched = useCanvas(({ history, mission }) => {
    const { components, connections, notes } = history.present;
    const given = mission.mission.given.length;
    return components.length <= given && connections.length + notes.length === 0;
  });
  if (!untouched) return null;
  return (
    <p className="pointer-events-none absolute inset-x-0 top-[62%] z-10 mx-auto max-w-[36ch] px-4 text-center text-sm text-ink-soft">
      Click a component in the list to add it. To connect two, drag from the dot on one to the
      other, or click one dot and then the other.
    </p>
  );
}
