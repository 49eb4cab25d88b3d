'use client';

import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ComponentIcon } from '@/components/drawing/component-icon';
import { Button } from '@/components/ui/button';
import { COMPONENTS } from '@/core/components/registry';
import { boundsOfSetting, resolveSettings } from '@/core/components/resolve-settings';
import { askedSettings } from '@/core/components/setting-groups';
import { decidedOf } from '@/core/components/setting-rows';
import { DIAGRAM_LIMITS } from '@/core/contracts/diagram-limits';
import type { DiagramComponent } from '@/core/contracts/diagram-schema';
import { isGiven, useCanvas } from '../drawing/canvas-store';
import { ConnectForm } from './connect-form';
import { HandbookLink } from './handbook-link';
import { SettingField } from './setting-field';
import { SettingFold } from './setting-fold';

function NameField({ component }: { component: DiagramComponent }) {
  const dispatch = useCanvas((s) => s.dispatch);
  const [text, setText] = useState(component.label);
  useEffect(() => setText(component.label), [component.label]);
  const commit = () => {
    if (text.trim() === component.label) return;
    if (!dispatch({ do: 'rename', id: component.id, label: text })) setText(component.label);
  };
  return (
    <label className="flex flex-col gap-1 text-sm font-medium">
      Name
      <input
        className="min-h-9 rounded border border-line-strong bg-sheet px-2 text-sm font-normal"
        value={text}
        maxLength={DIAGRAM_LIMITS.label}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}

/** Name, settings and connections of the selected component. */
export function ComponentInspector({ component }: { component: DiagramComponent }) {
  const mission = useCanvas((s) => s.mission.mission);
  const dispatch = useCanvas((s) => s.dispatch);
  const given = isGiven(mission, component.id);
  const type = COMPONENTS[component.type];
  const settings = resolveSettings(mission, component);
  const { usual, groups } = askedSettings(mission, component);
  const field = (name: string) => {
    const spec = type.settings[name];
    if (!spec) return null;
    return (
      <SettingField
        key={`${component.id}-${name}`}
        spec={spec}
        value={settings[name] ?? null}
        bounds={
          spec.kind === 'number' ? boundsOfSetting(mission, component.type, name, spec) : null
        }
        disabled={given}
        onChange={(value) => dispatch({ do: 'set', id: component.id, key: name, value })}
      />
    );
  };
  return (
    <div className="flex flex-col gap-4">
      <header className="flex items-start gap-2">
        <ComponentIcon type={component.type} size={20} />
        <div>
          <h2 className="text-sm font-semibold">{type.name}</h2>
          <p className="text-xs text-ink-faint">{type.summary}</p>
          <HandbookLink type={component.type} />
        </div>
      </header>
      {given ? (
        <p className="rounded bg-sunk px-3 py-2 text-xs text-ink-soft">
          “{component.label}” is given by the mission: it stays, and its settings are fixed.
        </p>
      ) : (
        <NameField key={component.id} component={component} />
      )}
      <ConnectForm component={component} />
      {usual.length + groups.length > 0 && (
        <section aria-label="Settings" className="flex flex-col gap-4">
          <h3 className="text-xs font-semibold text-ink-faint">Settings</h3>
          {usual.map(field)}
          {groups.map((group) => (
            <SettingFold
              key={group.title}
              title={group.title}
              decided={decidedOf(mission, component, group.names)}
            >
              {group.names.map(field)}
            </SettingFold>
          ))}
        </section>
      )}
      {!given && (
        <Button
          look="danger"
          className="self-start"
          onClick={() =>
            dispatch({ do: 'delete', components: [component.id], connections: [], notes: [] })
          }
        >
          <Trash2 size={16} aria-hidden="true" /> Delete
        </Button>
      )}
    </div>
  );
}
