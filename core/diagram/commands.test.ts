import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../components/component-type';
import { applyCommand, type Command } from './commands';
import type { Diagram } from './diagram-schema';
import { perform, redo, startHistory, undo } from './history';
import { parseDiagram } from './parse-diagram';

const START: Diagram = {
  format: 1,
  components: [
    { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
    { id: 'api', type: 'service', label: 'API', position: { x: 200, y: 0 } },
    { id: 'jobs', type: 'queue', label: 'Jobs', position: { x: 400, y: 0 } },
  ],
  connections: [{ id: 'c1', from: 'admin', to: 'api', kind: 'sync' }],
  notes: [],
};

const id = fc.constantFrom('admin', 'api', 'jobs', 'x1', 'x2', 'x3');
const place = fc.record({
  x: fc.integer({ min: -999, max: 999 }),
  y: fc.integer({ min: 0, max: 9 }),
});
const kind = fc.constantFrom('sync' as const, 'async' as const);
const connectionId = fc.constantFrom('c1', 'c2', 'c3', 'c4');

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    component: fc.record({
      id,
      type: fc.constantFrom(...COMPONENT_TYPES),
      label: fc.string({ minLength: 1, maxLength: 60 }),
      position: place,
    }),
  }),
  fc.record({
    do: fc.constant('connect' as const),
    connection: fc.record({ id: connectionId, from: id, to: id, kind }),
  }),
  fc.record({
    do: fc.constant('insert' as const),
    components: fc.array(
      fc.record({
        id,
        type: fc.constant('queue' as const),
        label: fc.constant('Q'),
        position: place,
      }),
      { maxLength: 2 },
    ),
    connections: fc.array(fc.record({ id: connectionId, from: id, to: id, kind }), {
      maxLength: 2,
    }),
  }),
  fc.record({ do: fc.constant('move' as const), positions: fc.dictionary(id, place) }),
  fc.record({
    do: fc.constant('set-each' as const),
    ids: fc.array(id, { maxLength: 3 }),
    settings: fc.dictionary(fc.constantFrom('replicas', 'retries'), fc.nat(), { maxKeys: 2 }),
  }),
  fc.record({
    do: fc.constant('set' as const),
    id,
    key: fc.constantFrom('replicas', 'concurrency'),
    value: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  }),
  fc.record({ do: fc.constant('rename' as const), id, label: fc.string({ maxLength: 70 }) }),
  fc.record({
    do: fc.constant('change-connection' as const),
    id: connectionId,
    change: fc.record(
      { kind, unit: fc.constantFrom('request' as const, 'item' as const) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constant('delete' as const),
    components: fc.array(id, { maxLength: 2 }),
    connections: fc.array(connectionId, { maxLength: 2 }),
    notes: fc.constant<string[]>([]),
  }),
  fc.record({
    do: fc.constant('write-note' as const),
    note: fc.record({ id: fc.constantFrom('n1', 'n2'), text: fc.string(), position: place }),
  }),
);

describe('applyCommand', () => {
  it('refuses what the connection table forbids, with the reason as a sentence', () => {
    const result = applyCommand(START, {
      do: 'connect',
      connection: { id: 'c2', from: 'admin', to: 'jobs', kind: 'async' },
    });
    expect(result).toEqual({
      ok: false,
      reason: 'A client has no access to your queue: let a service take the request and publish.',
    });
  });

  it('refuses a connection twice, to itself, and a second dead-letter route', () => {
    const connect = (diagram: Diagram, to: string, from = 'jobs') =>
      applyCommand(diagram, {
        do: 'connect',
        connection: { id: `${from}-${to}`, from, to, kind: from === 'admin' ? 'sync' : 'async' },
      });
    expect(connect(START, 'api', 'admin')).toMatchObject({ ok: false });
    expect(connect(START, 'jobs')).toMatchObject({ ok: false });
    const queue = (name: string) => ({
      id: name,
      type: 'queue' as const,
      label: name,
      position: { x: 0, y: 0 },
    });
    const wide = { ...START, components: [...START.components, queue('dead'), queue('gone')] };
    const once = connect(wide, 'dead');
    expect(once.ok).toBe(true);
    if (once.ok) expect(connect(once.diagram, 'gone')).toMatchObject({ ok: false });
  });

  it('takes the connections of a deleted component along', () => {
    const result = applyCommand(START, {
      do: 'delete',
      components: ['api'],
      connections: [],
      notes: [],
    });
    expect(result.ok && result.diagram.connections).toEqual([]);
  });

  it('keeps every diagram a valid document, whatever the commands', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let diagram = START;
        for (const next of commands) {
          const applied = applyCommand(diagram, next);
          if (applied.ok) diagram = applied.diagram;
        }
        expect(parseDiagram(diagram)).toMatchObject({ ok: true });
      }),
    );
  });
});

describe('history', () => {
  it('undoes any sequence of commands back to the exact start, and redoes it to the exact end', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let history = startHistory(START);
        for (const next of commands) {
          const done = perform(history, next);
          if (done.ok) history = done.history;
        }
        const end = history.present;
        const steps = history.past.length;
        for (let i = 0; i < steps; i += 1) history = undo(history);
        expect(history.present).toEqual(START);
        expect(undo(history)).toBe(history);
        for (let i = 0; i < steps; i += 1) history = redo(history);
        expect(history.present).toEqual(end);
      }),
    );
  });
});
