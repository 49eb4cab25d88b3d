'use client';

import { ComponentIcon } from '@/components/drawing/component-icon';
import { COMPONENTS } from '@/core/components/registry';
import { useAddComponent } from '../commands/actions';
import { useCanvas } from '../drawing/canvas-store';

/** Kind of data a palette button carries while it is dragged. */
export const PALETTE_MIME = 'application/x-backpressure-component';

/** The component types of the mission: click to add one in the middle of the view, or drag it to its place. */
export function Palette({
  small = false,
}: {
  /** Icons without words. */
  small?: boolean;
}) {
  const types = useCanvas((s) => s.mission.mission.palette);
  const addComponent = useAddComponent();
  return (
    <section aria-label="Components to add" className="min-w-0">
      <ul className="flex flex-col gap-1">
        {types.map((type) => (
          <li key={type}>
            <button
              type="button"
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(PALETTE_MIME, type);
                event.dataTransfer.effectAllowed = 'copy';
              }}
              onClick={() => addComponent(type)}
              title={small ? COMPONENTS[type].name : COMPONENTS[type].summary}
              className={`flex items-center gap-2 rounded border border-line bg-sheet text-left text-sm whitespace-nowrap hover:border-line-strong active:bg-sunk ${small ? 'size-10 justify-center' : 'min-h-9 w-full px-3 py-1 max-md:min-h-11'}`}
            >
              <span className="text-ink-soft">
                <ComponentIcon type={type} />
              </span>
              <span className={small ? 'sr-only' : ''}>{COMPONENTS[type].name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
