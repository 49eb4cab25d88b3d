import fc from 'fast-check';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Command } from '@/core/diagram/commands';

/** A small diagram to change. */
export const START: Diagram = {
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
const noteId = fc.constantFrom('n1', 'n2');
const connectionId = fc.constantFrom('c1', 'c2', 'c3', 'c4');

/** Any command on the diagram above; many of them will be refused. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
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
    notes: fc.array(fc.record({ id: noteId, text: fc.string({ maxLength: 9 }), position: place }), {
      maxLength: 2,
    }),
  }),
  fc.record({ do: fc.constant('move' as const), positions: fc.dictionary(id, place) }),
  fc.record({
    do: fc.constant('set' as const),
    id,
    key: fc.constantFrom('replicas', 'concurrency'),
    value: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  }),
  fc.record({
    do: fc.constant('set-each' as const),
    ids: fc.array(id, { maxLength: 3 }),
    settings: fc.dictionary(fc.constantFrom('replicas', 'retries'), fc.nat(), { maxKeys: 2 }),
  }),
  fc.record({ do: fc.constant('rename' as const), id, label: fc.string({ maxLength: 70 }) }),
  fc.record({
    do: fc.constant('change-connection' as const),
    id: connectionId,
    change: fc.record(
      {
        kind,
        unit: fc.constantFrom('request' as const, 'item' as const),
        flows: fc.option(fc.subarray(['orders', 'reads']), { nil: null }),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constant('reorder' as const),
    from: id,
    connections: fc.uniqueArray(connectionId, { maxLength: 3 }),
  }),
  fc.record({
    do: fc.constant('delete' as const),
    components: fc.array(id, { maxLength: 2 }),
    connections: fc.array(connectionId, { maxLength: 2 }),
    notes: fc.constant<string[]>([]),
  }),
  fc.record({
    do: fc.constant('write-note' as const),
    note: fc.record({ id: noteId, text: fc.string(), position: place }),
  }),
);
