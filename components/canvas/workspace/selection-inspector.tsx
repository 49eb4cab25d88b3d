'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { commonSettings } from '@/core/components/common-settings';
import { groupSettings } from '@/core/components/setting-groups';
import { decidedOf } from '@/core/components/setting-rows';
import { ARRANGE_SHORTCUTS } from '../commands/arrange-shortcuts';
import { removeSelection } from '../commands/edit-shortcuts';
import type { Shortcut } from '../commands/shortcut';
import { isGiven, useCanvas, useCanvasStore } from '../drawing/canvas-store';
import { SettingField } from './setting-field';
import { SettingFold } from './setting-fold';

const ARRANGING = ARRANGE_SHORTCUTS.filter(({ id }) => /^(align|distribute)-/.test(id));

/** What several selected parts have in common: their settings, changed in one step, and their places. */
export function SelectionInspector({ perform }: { perform: (shortcut: Shortcut) => void }) {
  const store = useCanvasStore();
  const diagram = useCanvas((s) => s.history.present);
  const selection = useCanvas((s) => s.selection);
  const mission = useCanvas((s) => s.mission.mission);
  const dispatch = useCanvas((s) => s.dispatch);
  const components = diagram.components.filter((c) => selection.components.includes(c.id));
  const own = components.filter((c) => !isGiven(mission, c.id));
  const ids = own.map(({ id }) => id);
  const settings = own.length > 1 ? commonSettings(mission, own) : [];
  const places = selection.components.length + selection.notes.length;
  const count = places + selection.connections.length;
  const { usual, groups } = groupSettings(settings.map(({ name }) => name));
  const field = (wanted: string) => {
    const setting = settings.find(({ name }) => name === wanted);
    if (!setting) return null;
    const { name, spec, bounds, value, mixed } = setting;
    return (
      <SettingField
        key={`${ids.join(' ')} ${name}`}
        spec={spec}
        value={value}
        mixed={mixed}
        bounds={bounds}
        onChange={(next) => dispatch({ do: 'set-each', ids, settings: { [name]: next } })}
      />
    );
  };
  const decided = (wanted: string): string[] => {
    const setting = settings.find(({ name }) => name === wanted);
    if (setting?.mixed) return [`${setting.spec.label}: mixed`];
    return own[0] === undefined ? [] : decidedOf(mission, own[0], [wanted]);
  };
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-sm font-semibold">{count} parts selected</h2>
        <p className="text-xs text-ink-faint">
          Arrow keys move them, Delete removes them
          {own.length < components.length && '; what the mission gave stays as it is'}.
        </p>
      </header>
      {places > 1 && (
        <section aria-label="Arrange" className="grid grid-cols-2 gap-2">
          {ARRANGING.map((shortcut) => (
            <Button key={shortcut.id} onClick={() => perform(shortcut)}>
              {shortcut.label}
            </Button>
          ))}
        </section>
      )}
      {settings.length > 0 && (
        <section aria-label="Settings" className="flex flex-col gap-4">
          <h3 className="text-xs font-semibold text-ink-faint">
            Settings of all {own.length} components
          </h3>
          {usual.map(field)}
          {groups.map(({ title, names }) => (
            <SettingFold key={title} title={title} decided={names.flatMap(decided)}>
              {names.map(field)}
            </SettingFold>
          ))}
        </section>
      )}
      <Button
        look="danger"
        className="self-start"
        onClick={() => removeSelection(store.getState())}
      >
        <Trash2 size={16} aria-hidden="true" /> Delete all
      </Button>
    </div>
  );
}
