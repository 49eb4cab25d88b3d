'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { ComponentIcon } from '@/components/drawing/component-icon';
import { type FoundType, findTypes, inGroups } from '@/core/components/find-types';
import { COMPONENTS } from '@/core/components/registry';
import { useAddComponent } from '../commands/actions';
import { useCanvas } from '../drawing/canvas-store';
import { PaletteSearch } from './palette-search';

/** Kind of data a palette button carries while it is dragged. */
export const PALETTE_MIME = 'application/x-backpressure-component';

/** From so many types on there is a field to search them, and headings over their groups. */
const SEARCH_FROM = 7;

function PaletteButton({
  found: { type, by },
  small,
  onAdd,
}: {
  found: FoundType;
  small: boolean;
  onAdd: () => void;
}) {
  const { name, summary } = COMPONENTS[type];
  return (
    <button
      type="button"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(PALETTE_MIME, type);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onClick={onAdd}
      title={small ? name : summary}
      className={`flex items-center gap-2 rounded border border-line bg-sheet text-left text-sm whitespace-nowrap hover:border-line-strong active:bg-sunk ${small ? 'size-10 justify-center' : 'min-h-9 w-full px-3 py-1 max-md:min-h-11'}`}
    >
      <span className="text-ink-soft">
        <ComponentIcon type={type} />
      </span>
      <span className={small ? 'sr-only' : ''}>{name}</span>
      {by && <span className="truncate text-xs text-ink-faint">{by}</span>}
    </button>
  );
}

/** The component types of the mission in groups: click to add one in the middle of the view, or drag it to its place. */
export function Palette({
  small = false,
}: {
  /** Icons without words. */
  small?: boolean;
}) {
  const types = useCanvas((s) => s.mission.mission.palette);
  const addComponent = useAddComponent();
  const [query, setQuery] = useState('');
  const box = useRef<HTMLElement>(null);
  const many = !small && types.length >= SEARCH_FROM;
  const found = findTypes(types, many ? query : '');
  /** Up and down from one to the next, the field first. */
  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + by];
    if (at < 0 || !next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  return (
    <section ref={box} aria-label="Components to add" className="min-w-0" onKeyDown={step}>
      {many && (
        <PaletteSearch
          query={query}
          types={types}
          found={found}
          onQuery={setQuery}
          onFirst={() => found[0] && addComponent(found[0].type)}
        />
      )}
      <div className="flex flex-col gap-2">
        {inGroups(found).map(({ id, title, found: members }) => (
          <div key={id}>
            {many && <h3 className="mb-0.5 text-xs text-ink-faint">{title}</h3>}
            <ul aria-label={title} className="flex flex-col gap-1">
              {members.map((member) => (
                <li key={member.type}>
                  <PaletteButton
                    found={member}
                    small={small}
                    onAdd={() => addComponent(member.type)}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
