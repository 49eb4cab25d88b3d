'use client';

import { Command, defaultFilter } from 'cmdk';
import { useRef } from 'react';
import { ComponentIcon } from '@/components/drawing/component-icon';
import { Dialog } from '@/components/ui/dialog';
import { COMPONENTS } from '@/core/components/registry';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import { typeName, useCanvas } from '../drawing/canvas-store';
import { insertId } from './insert-shortcuts';
import { Keys } from './keys';
import type { Shortcut } from './shortcut';
import { SHORTCUTS } from './shortcuts';

const ITEM =
  'flex min-h-9 cursor-pointer items-center gap-2 rounded px-2 text-sm aria-selected:bg-sunk';
const GROUP =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink-soft';

/** What else a component is called that a command inserts: "redis" finds the cache. */
const OTHER_NAMES = new Map(
  COMPONENT_TYPES.map((type) => [insertId(type), COMPONENTS[type].alsoCalled]),
);

/** How well an entry fits, 0 to 1. Other names have to hold what was typed as it is: letters scattered over a dozen of them fit anything. */
function fit(value: string, typed: string, keywords?: string[]): number {
  const words = typed.trim().toLowerCase();
  const isOtherName = OTHER_NAMES.get(value)?.some((name) => name.toLowerCase().includes(words));
  return Math.max(defaultFilter(value, typed, keywords), isOtherName ? 0.5 : 0);
}

/** Until the closed dialog has given the focus back, ms. */
const AFTER_FOCUS_MS = 50;

/** Every command by its name, and every component by its own, to type for instead of looking for. */
export function CommandPalette({
  perform,
  goTo,
  onClose,
}: {
  perform: (shortcut: Shortcut) => void;
  goTo: (id: string) => void;
  onClose: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const components = useCanvas((s) => s.history.present.components);
  const types = useCanvas((s) => s.mission.mission.palette);
  const insertable = new Set<string>([...types.map(insertId), 'add-note']);
  const commands = SHORTCUTS.filter(
    ({ keysOnly, group, id }) => !keysOnly && (group !== 'Insert' || insertable.has(id)),
  );
  // The dialog gives the focus back as it closes; what was chosen may want to move it, so it comes after.
  const choose = (run: () => void) => {
    onClose();
    setTimeout(run, AFTER_FOCUS_MS);
  };
  return (
    <Dialog title="All commands" width="34rem" place="top" bare focus={input} onClose={onClose}>
      <Command label="All commands" loop filter={fit}>
        <Command.Input
          ref={input}
          placeholder="A command, or the name of a component"
          className="w-full border-b border-line bg-sheet px-4 py-3 text-sm outline-none"
        />
        <Command.List className="max-h-[50dvh] overflow-y-auto p-2">
          <Command.Empty className="px-2 py-3 text-sm text-ink-soft">
            Nothing here has that name.
          </Command.Empty>
          <Command.Group heading="Go to" className={GROUP}>
            {components.map(({ id, type, label }) => (
              <Command.Item
                key={id}
                value={`go ${id}`}
                keywords={[label, typeName(type)]}
                className={ITEM}
                onSelect={() => choose(() => goTo(id))}
              >
                <ComponentIcon type={type} size={16} />
                <span className="flex-1">{label}</span>
                <span className="text-xs text-ink-soft">{typeName(type)}</span>
              </Command.Item>
            ))}
          </Command.Group>
          {(['Insert', 'Edit', 'Arrange', 'View'] as const).map((group) => (
            <Command.Group key={group} heading={group} className={GROUP}>
              {commands
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <Command.Item
                    key={shortcut.id}
                    value={shortcut.id}
                    keywords={[shortcut.label, group]}
                    className={ITEM}
                    onSelect={() => choose(() => perform(shortcut))}
                  >
                    <span className="flex-1">{shortcut.label}</span>
                    {shortcut.keys.slice(0, 1).map((keys) => (
                      <Keys key={keys} combination={keys} />
                    ))}
                  </Command.Item>
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
