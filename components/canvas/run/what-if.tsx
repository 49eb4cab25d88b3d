'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { COMPONENTS } from '@/core/components/registry';
import { boundsOfSetting, isOffered, resolveSettings } from '@/core/components/resolve-settings';
import type { Mission } from '@/core/contracts/mission-schema';
import { applyCommand, type Command } from '@/core/diagram/commands';
import { scaleLoad } from '@/core/missions/scale-load';
import { formatNumber } from '@/core/shared/format-number';
import { fromSlider, SLIDER_STEPS, toSlider } from '@/core/shared/slider-scale';
import { isGiven, useCanvas, useCanvasStore } from '../drawing/canvas-store';
import { unitWords } from '../workspace/unit-words';
import type { Trial } from './finished-run';

const LOADS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5, 10] as const;
const QUIET_MS = 60;

function Slider({
  label,
  place,
  last,
  text,
  onChange,
}: {
  label: string;
  place: number;
  last: number;
  text: string;
  onChange: (place: number) => void;
}) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col">
      <label htmlFor={id} className="flex justify-between gap-2 text-xs text-ink-soft">
        {label} <output className="num font-mono text-ink">{text}</output>
      </label>
      <input
        id={id}
        type="range"
        className="h-6 accent-[var(--accent)]"
        min={0}
        max={last}
        value={place}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}

/** The number settings of a component that may be tried out, each with its bounds and its value now. */
function useTunable(mission: Mission) {
  const component = useCanvas(({ selection, history }) =>
    selection.components.length === 1
      ? history.present.components.find((c) => c.id === selection.components[0])
      : undefined,
  );
  if (!component || isGiven(mission, component.id)) return null;
  const resolved = resolveSettings(mission, component);
  const settings = Object.entries(COMPONENTS[component.type].settings).flatMap(([name, spec]) => {
    const now = resolved[name];
    if (spec.kind !== 'number' || typeof now !== 'number') return [];
    if (!isOffered(mission, component.type, name, spec)) return [];
    const bounds = boundsOfSetting(mission, component.type, name, spec);
    return [{ name, spec, now, range: { ...bounds, integer: spec.integer } }];
  });
  return { component, settings };
}

/** Sliders for the load and the selected component: each move runs the scenario again, and the diagram stays as it is until it is kept. */
export function WhatIf({
  tried,
  onTry,
  onKeep,
  onDiscard,
}: {
  /** What the run shown has tried out, in words; null when it is a run of the diagram itself. */
  tried: string | null;
  onTry: (trial: Trial) => void;
  onKeep: (command: Extract<Command, { do: 'set-each' }>) => void;
  onDiscard: () => void;
}) {
  const store = useCanvasStore();
  const mission = useCanvas((s) => s.mission.mission);
  const tunable = useTunable(mission);
  const [load, setLoad] = useState<number>(1);
  const [wanted, setWanted] = useState<{ id: string; settings: Record<string, number> } | null>(
    null,
  );
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const settings = wanted && wanted.id === tunable?.component.id ? wanted.settings : {};

  const attempt = (factor: number, id: string | undefined, next: Record<string, number>) => {
    const { present } = store.getState().history;
    const changed = id
      ? applyCommand(present, { do: 'set-each', ids: [id], settings: next })
      : { ok: true as const, diagram: present };
    if (!changed.ok) return;
    const words = Object.entries(next).map(([name, value]) => {
      const spec = tunable?.component && COMPONENTS[tunable.component.type].settings[name];
      return `${spec?.label ?? name} ${formatNumber(value)}`;
    });
    if (factor !== 1) words.push(`${factor}× the load`);
    const trial = { diagram: changed.diagram, mission: scaleLoad(mission, factor) };
    clearTimeout(timer.current ?? undefined);
    timer.current = setTimeout(
      () => onTry({ ...trial, whatIf: words.join(', ') || 'as it is' }),
      QUIET_MS,
    );
  };
  const reset = () => {
    clearTimeout(timer.current ?? undefined);
    setLoad(1);
    setWanted(null);
  };
  return (
    <section
      aria-label="What if"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="flex min-h-0 flex-col gap-2 p-3 max-lg:shrink-0 lg:overflow-y-auto"
    >
      <h2 className="text-xs font-semibold text-ink-soft">What if …</h2>
      <div className="flex flex-col gap-1.5">
        <Slider
          label="Load"
          place={LOADS.indexOf(load as (typeof LOADS)[number])}
          last={LOADS.length - 1}
          text={`${load}×`}
          onChange={(place) => {
            const factor = LOADS[place] ?? 1;
            setLoad(factor);
            attempt(factor, tunable?.component.id, settings);
          }}
        />
        {tunable?.settings.map(({ name, spec, now, range }) => (
          <Slider
            key={`${tunable.component.id} ${name}`}
            label={spec.label}
            place={toSlider(settings[name] ?? now, range)}
            last={SLIDER_STEPS}
            text={`${formatNumber(settings[name] ?? now)} ${unitWords(settings[name] ?? now, spec.unit)}`}
            onChange={(place) => {
              const next = { ...settings, [name]: fromSlider(place, range) };
              setWanted({ id: tunable.component.id, settings: next });
              attempt(load, tunable.component.id, next);
            }}
          />
        ))}
      </div>
      {!tunable && (
        <p className="text-xs text-ink-faint">
          Select a component of yours to try other settings of it.
        </p>
      )}
      {tried && (
        <p className="flex flex-wrap items-center gap-2 pb-1 text-sm">
          <span className="rounded bg-sunk px-2 py-0.5">Tried out: {tried}. Nothing is kept.</span>
          {tunable && Object.keys(settings).length > 0 && (
            <Button
              onClick={() => {
                onKeep({ do: 'set-each', ids: [tunable.component.id], settings });
                reset();
              }}
            >
              Keep the settings
            </Button>
          )}
          <Button
            look="quiet"
            onClick={() => {
              reset();
              onDiscard();
            }}
          >
            Discard
          </Button>
        </p>
      )}
    </section>
  );
}
