'use client';

import { StickyNote } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { nextNoteId } from '@/core/diagram/placement';
import { capacityOf, queueAfter, rateOf, slotsFor } from '@/core/missions/capacity';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { useCanvas, useCanvasStore } from '../drawing/canvas-store';

const FIELD =
  'num min-h-8 w-24 rounded border border-line-strong bg-sheet px-2 font-mono text-xs max-md:min-h-11';

function NumberField({
  label,
  unit,
  value,
  onChange,
}: {
  label: string;
  unit: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="flex items-center gap-2 text-xs">
      <span className="w-28 text-ink-soft">{label}</span>
      <input
        className={FIELD}
        inputMode="decimal"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="text-ink-faint">{unit}</span>
    </label>
  );
}

const read = (text: string) => Math.max(0, Number(text.replaceAll(',', '')) || 0);

/** Items that the mission's load brings per second at its height; null where they come all at once or as users ask. */
function useLoad(): number | null {
  return useCanvas(({ mission }) => {
    const steady = mission.mission.flows.flatMap(({ arrivals, items }) =>
      'perSecond' in arrivals ? [arrivals.perSecond * items] : [],
    );
    return steady.length > 0 ? Math.max(...steady) : null;
  });
}

/** Slots × time = rate, slots needed, queue after n minutes; begun from the selected component and the mission's physics. */
export function Calculator() {
  const store = useCanvasStore();
  const component = useCanvas(({ selection, history }) =>
    history.present.components.find(({ id }) => id === selection.components[0]),
  );
  const diagram = useCanvas((s) => s.history.present);
  const mission = useCanvas((s) => s.mission.mission);
  const load = useLoad();
  const found = component ? capacityOf(mission, diagram, component) : null;
  const slotsNow = found?.slots ?? 10;
  const holdNow = found ? Math.round(found.holdMs * 100) / 100 : 50;
  const [slots, setSlots] = useState(String(slotsNow));
  const [holdMs, setHoldMs] = useState(String(holdNow));
  const [perSecond, setPerSecond] = useState(String(load ?? 1000));
  const [minutes, setMinutes] = useState('10');
  // Another component, or another setting of it: begin from there.
  useEffect(() => {
    setSlots(String(slotsNow));
    setHoldMs(String(holdNow));
  }, [slotsNow, holdNow]);
  const rate = rateOf(read(slots), read(holdMs));
  const needed = slotsFor(read(perSecond), read(holdMs));
  const waiting = Math.round(queueAfter(read(perSecond), rate, read(minutes)));
  const lines = [
    `${formatNumber(read(slots))} slots ÷ ${formatMs(read(holdMs))} = ${formatNumber(rate)} a second`,
    `${formatNumber(read(perSecond))} a second × ${formatMs(read(holdMs))} = ${formatNumber(needed)} slots needed`,
    rate >= read(perSecond)
      ? `After ${formatNumber(read(minutes))} min nothing waits: ${formatNumber(rate)} leave and ${formatNumber(read(perSecond))} come`
      : `After ${formatNumber(read(minutes))} min ${formatNumber(waiting)} wait: ${formatNumber(read(perSecond))} come and ${formatNumber(rate)} leave a second`,
  ];
  const note = (text: string) => {
    const { history, dispatch, say } = store.getState();
    const { components } = history.present;
    const bottom = Math.max(0, ...components.map(({ position }) => position.y));
    const x = Math.min(0, ...components.map(({ position }) => position.x));
    const y = bottom + 120 + 64 * history.present.notes.length;
    const id = nextNoteId(history.present);
    if (dispatch({ do: 'write-note', note: { id, text, position: { x, y } } })) {
      say('Put into a note.');
    }
  };
  return (
    <section aria-label="Capacity calculator" className="flex flex-wrap gap-x-8 gap-y-3">
      <div className="flex flex-col gap-1.5">
        <p className="text-xs text-ink-faint">
          {component && found
            ? `“${component.label}”: ${found.parts.map(({ label, ms }) => `${label} ${formatMs(ms)}`).join(' + ')}`
            : 'Select a service, worker or database to begin from its settings.'}
        </p>
        <NumberField label="Slots" unit="" value={slots} onChange={setSlots} />
        <NumberField label="Each is held for" unit="ms" value={holdMs} onChange={setHoldMs} />
        <NumberField label="Units come" unit="a second" value={perSecond} onChange={setPerSecond} />
        <NumberField label="For" unit="min" value={minutes} onChange={setMinutes} />
      </div>
      <ul className="flex min-w-0 flex-1 flex-col gap-1 text-sm">
        {lines.map((line) => (
          <li key={line} className="flex items-center gap-2">
            <span className="num">{line}</span>
            <Button look="quiet" className="max-md:min-h-11" onClick={() => note(line)}>
              <StickyNote size={14} aria-hidden="true" /> Note
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
