'use client';

import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { DiagramComponent } from '@/core/contracts/diagram-schema';
import { allowedKinds } from '@/core/diagram/connection-rules';
import { useConnect } from '../commands/actions';
import { useCanvas } from '../drawing/canvas-store';

const SELECT = 'min-h-9 min-w-0 rounded border border-line-strong bg-sheet px-2 text-sm';

/** Connections that start here, and a form to add one: the way to connect without dragging. */
export function ConnectForm({ component }: { component: DiagramComponent }) {
  const diagram = useCanvas((s) => s.history.present);
  const select = useCanvas((s) => s.select);
  const connect = useConnect();
  const id = useId();
  const [target, setTarget] = useState('');
  const [kind, setKind] = useState<'sync' | 'async'>('sync');

  const label = (other: string) => diagram.components.find((c) => c.id === other)?.label ?? other;
  const outgoing = diagram.connections.filter((c) => c.from === component.id);
  const options = diagram.components.filter(
    (c) => c.id !== component.id && allowedKinds(component.type, c.type).length > 0,
  );
  const chosen = options.find((c) => c.id === target);
  const kinds = chosen ? allowedKinds(component.type, chosen.type) : [];
  const effective = kinds.includes(kind) ? kind : kinds[0];

  return (
    <section aria-label="Connections" className="flex flex-col gap-2">
      <h3 className="text-xs font-semibold text-ink-faint">Connections from here</h3>
      {outgoing.length > 0 && (
        <ul className="flex flex-col gap-1">
          {outgoing.map((connection) => (
            <li key={connection.id}>
              <button
                type="button"
                className={`w-full truncate rounded border-l-4 bg-sunk px-2 py-1.5 text-left text-sm ${connection.kind === 'async' ? 'border-dashed border-async' : 'border-sync'}`}
                onClick={() => select({ connections: [connection.id] })}
              >
                to {label(connection.to)}{' '}
                <span className={connection.kind === 'async' ? 'text-async' : 'text-sync'}>
                  {connection.kind}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {options.length === 0 ? (
        <p className="text-xs text-ink-faint">
          Nothing on the canvas can be reached from here yet.
        </p>
      ) : (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen && connect(component.id, chosen.id, effective)) setTarget('');
          }}
        >
          <label htmlFor={`${id}-to`} className="flex min-w-0 flex-1 flex-col gap-1 text-xs">
            Connect to
            <select
              id={`${id}-to`}
              className={SELECT}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
            >
              <option value="">Choose …</option>
              {options.map((option) => (
                <option key={option.id} value={option.id}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
          {kinds.length > 1 && (
            <label htmlFor={`${id}-kind`} className="flex flex-col gap-1 text-xs">
              How
              <select
                id={`${id}-kind`}
                className={SELECT}
                value={effective}
                onChange={(event) => setKind(event.target.value as 'sync' | 'async')}
              >
                <option value="sync">synchronous</option>
                <option value="async">asynchronous</option>
              </select>
            </label>
          )}
          <Button type="submit" disabled={!chosen}>
            <Plus size={16} aria-hidden="true" /> Connect
          </Button>
        </form>
      )}
    </section>
  );
}
