'use client';

import { ComponentIcon } from '@/components/drawing/component-icon';
import { COMPONENTS } from '@/core/components/registry';
import { useAddComponent } from '../commands/actions';
import { useCanvas } from '../drawing/canvas-store';

/** Kind of data a palette button carries while it is dragged. */
export const PALETTE_MIME = 'application/x-backpressure-component';

/** The component types of the mission: click to add one in the middle of the view, or drag it to its place. */
export function Palette() {
  const types = useCanvas((s) => s.mission.mission.palette);
  const addComponent = useAddComponent();
  return (
    <section aria-label="Components to add" className="min-w-0">
      <h2 className="mb-2 hidden text-xs font-semibold text-ink-faint lg:block">Components</h2>
      <ul className="flex gap-1 overflow-x-auto lg:flex-col">
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
              title={COMPONENTS[type].summary}
              className="flex min-h-10 w-full items-center gap-2 rounded border border-line bg-sheet px-3 py-1.5 text-left text-sm whitespace-nowrap hover:border-line-strong active:bg-sunk"
            >
              <span className="text-ink-soft">
                <ComponentIcon type={type} />
              </span>
              {COMPONENTS[type].name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
