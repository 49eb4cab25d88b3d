'use client';

import { ArrowDown, ArrowUp, type LucideIcon, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DiagramComponent } from '@/core/contracts/diagram-schema';
import { callTurns } from '@/core/diagram/call-turns';
import { allowedKinds } from '@/core/diagram/connection-rules';
import { useConnect } from '../commands/actions';
import { useCanvas } from '../drawing/canvas-store';

const SELECT = 'min-h-9 min-w-0 rounded border border-line-strong bg-sheet px-2 text-sm';

function MoveButton({
  label,
  icon: Icon,
  onMove,
}: {
  label: string;
  icon: LucideIcon;
  /** Null where there is no further place. */
  onMove: (() => void) | null;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      // It stays in the order of keys at the end of the list, so that the focus is not lost there.
      aria-disabled={onMove === null}
      onClick={() => onMove?.()}
      className="grid size-7 shrink-0 place-items-center rounded text-ink-soft hover:bg-sunk aria-disabled:opacity-30 max-md:size-11"
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}

/** Connections that start here, and a form to add one: the way to connect without dragging. */
export function ConnectForm({ component }: { component: DiagramComponent }) {
  const diagram = useCanvas((s) => s.history.present);
  const select = useCanvas((s) => s.select);
  const dispatch = useCanvas((s) => s.dispatch);
  const connect = useConnect();
  const id = useId();
  const [target, setTarget] = useState('');
  const [kind, setKind] = useState<'sync' | 'async'>('sync');

  const label = (other: string) => diagram.components.find((c) => c.id === other)?.label ?? other;
  const outgoing = diagram.connections.filter((c) => c.from === component.id);
  const turns = callTurns(diagram);
  const move = (from: number, to: number) => {
    const order = outgoing.map(({ id: own }) => own);
    const [moved] = order.splice(from, 1);
    if (moved) order.splice(to, 0, moved);
    dispatch({ do: 'reorder', from: component.id, connections: order });
  };
  const options = diagram.components.filter(
    (c) => c.id !== component.id && allowedKinds(component.type, c.type).length > 0,
  );
  const chosen = options.find((c) => c.id === target);
  const kinds = chosen ? allowedKinds(component.type, chosen.type) : [];
  const effective = kinds.includes(kind) ? kind : kinds[0];

  return (
    <section aria-label="Connections" className="flex flex-col gap-2">
      <h3 className="text-xs font-semibold text-ink-faint">Connections from here</h3>
      {outgoing.some(({ id: own }) => turns.has(own)) && (
        <p className="text-xs text-ink-faint">One after the other, in this order.</p>
      )}
      {outgoing.length > 0 && (
        <ul className="flex flex-col gap-1">
          {outgoing.map((connection, index) => (
            <li key={connection.id} className="flex items-center gap-1">
              {turns.has(connection.id) && (
                <span className="num w-4 shrink-0 text-center text-xs text-ink-faint">
                  {turns.get(connection.id)}
                </span>
              )}
              <button
                type="button"
                className={`min-w-0 flex-1 truncate rounded border-l-4 bg-sunk px-2 py-1.5 text-left text-sm ${connection.kind === 'async' ? 'border-dashed border-async' : 'border-sync'}`}
                onClick={() => select({ connections: [connection.id] })}
              >
                to {label(connection.to)}{' '}
                <span className={connection.kind === 'async' ? 'text-async' : 'text-sync'}>
                  {connection.kind}
                </span>
              </button>
              {turns.has(connection.id) && (
                <>
                  <MoveButton
                    label={`Call ${label(connection.to)} earlier`}
                    icon={ArrowUp}
                    onMove={index > 0 ? () => move(index, index - 1) : null}
                  />
                  <MoveButton
                    label={`Call ${label(connection.to)} later`}
                    icon={ArrowDown}
                    onMove={index < outgoing.length - 1 ? () => move(index, index + 1) : null}
                  />
                </>
              )}
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
          <SubmitButton disabled={!chosen}>
            <Plus size={16} aria-hidden="true" /> Connect
          </SubmitButton>
        </form>
      )}
    </section>
  );
}
