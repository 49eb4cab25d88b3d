'use client';

import type { Connection } from '@/core/contracts/diagram-schema';
import { useCanvas } from '../drawing/canvas-store';

/** For which requests a connection is there, in missions that have more than one kind of them. */
export function FlowChoice({
  connection,
  onChange,
}: {
  connection: Connection;
  /** The flows that it carries; null for all of them. */
  onChange: (flows: string[] | null) => void;
}) {
  const { flows, given } = useCanvas((s) => s.mission.mission);
  if (flows.length < 2) return null;
  const carried = new Set(connection.flows ?? flows.map(({ id }) => id));
  const toggle = (id: string) => {
    const next = flows.map((flow) => flow.id).filter((flow) => (flow === id) !== carried.has(flow));
    onChange(next.length === flows.length ? null : next);
  };
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-semibold text-ink-faint">For which requests</legend>
      {flows.map((flow) => {
        const from = given.find(({ id }) => id === flow.from)?.label ?? flow.from;
        const last = carried.size === 1 && carried.has(flow.id);
        return (
          <label
            key={flow.id}
            className="flex items-start gap-2 rounded border border-line px-2 py-2 text-sm has-checked:border-accent max-md:min-h-11"
          >
            <input
              type="checkbox"
              className="mt-1 accent-[var(--accent)]"
              checked={carried.has(flow.id)}
              disabled={last}
              onChange={() => toggle(flow.id)}
            />
            <span>
              <span className="font-medium">{flow.nouns?.[1] ?? flow.id.replaceAll('-', ' ')}</span>
              <span className="block text-xs text-ink-faint">
                from “{from}”{last && '; a connection carries at least one kind'}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
