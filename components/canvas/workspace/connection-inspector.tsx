'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { hasSteps, isQueue } from '@/core/components/roles';
import type { Connection } from '@/core/contracts/diagram-schema';
import type { Command } from '@/core/diagram/commands';
import { connectionProblem } from '@/core/diagram/connection-rules';
import { useCanvas } from '../drawing/canvas-store';
import { FlowChoice } from './flow-choice';

type ConnectionChange = Extract<Command, { do: 'change-connection' }>['change'];

const KINDS = [
  { value: 'sync', title: 'Synchronous', text: 'Call and wait for the answer.' },
  { value: 'async', title: 'Asynchronous', text: 'Hand a message over and go on.' },
] as const;

const UNITS = [
  { value: 'request', title: 'One message per request', text: 'It carries all its items.' },
  { value: 'item', title: 'One message per item', text: 'The sender splits the request.' },
] as const;

function Choice({
  legend,
  name,
  value,
  options,
  onChange,
}: {
  legend: string;
  name: string;
  value: string;
  options: readonly {
    value: string;
    title: string;
    text: string;
    /** Why it cannot be chosen; null where it can. */
    why?: string | null;
  }[];
  onChange: (value: string) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-semibold text-ink-faint">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex items-start gap-2 rounded border border-line px-2 py-2 text-sm has-checked:border-accent has-disabled:border-dashed has-disabled:text-ink-soft"
        >
          <input
            type="radio"
            className="mt-1 accent-[var(--accent)]"
            name={name}
            value={option.value}
            checked={value === option.value}
            disabled={Boolean(option.why)}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span className="font-medium">{option.title}</span>
            <span className="block text-xs text-ink-faint">{option.text}</span>
            {option.why && <span className="block text-xs">{option.why}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Kind and unit of the selected connection. */
export function ConnectionInspector({ connection }: { connection: Connection }) {
  const diagram = useCanvas((s) => s.history.present);
  const dispatch = useCanvas((s) => s.dispatch);
  const from = diagram.components.find((c) => c.id === connection.from);
  const to = diagram.components.find((c) => c.id === connection.to);
  if (!from || !to) return null;
  const whyNot = (kind: Connection['kind']) => {
    const problem = connectionProblem(from.type, to.type, kind);
    return problem && `Not here: ${problem}.`;
  };
  const splits = connection.kind === 'async' && hasSteps(from);
  const change = (part: ConnectionChange) =>
    dispatch({ do: 'change-connection', id: connection.id, change: part });
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-sm font-semibold">Connection</h2>
        <p className="text-sm text-ink-soft">
          {from.label} → {to.label}
        </p>
      </header>
      <Choice
        legend="How"
        name={`kind-${connection.id}`}
        value={connection.kind}
        options={KINDS.map((kind) => ({ ...kind, why: whyNot(kind.value) }))}
        onChange={(kind) => change({ kind: kind as Connection['kind'] })}
      />
      {splits && (
        <Choice
          legend="What is published"
          name={`unit-${connection.id}`}
          value={connection.unit ?? 'request'}
          options={UNITS}
          onChange={(unit) => change({ unit: unit as NonNullable<Connection['unit']> })}
        />
      )}
      <FlowChoice connection={connection} onChange={(flows) => change({ flows })} />
      {isQueue(from) && isQueue(to) && (
        <p className="text-xs text-ink-soft">
          This is the dead-letter route: messages that failed too often end up in “{to.label}”.
        </p>
      )}
      <Button
        look="danger"
        className="self-start"
        onClick={() =>
          dispatch({ do: 'delete', components: [], connections: [connection.id], notes: [] })
        }
      >
        <Trash2 size={16} aria-hidden="true" /> Delete
      </Button>
    </div>
  );
}
