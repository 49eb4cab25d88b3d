import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import { diffDiagrams } from './diff';
import { namedLike } from './same-parts';

type Part = Diagram['components'][number];
const part = (
  id: string,
  type: Part['type'],
  label: string,
  settings?: Part['settings'],
): Part => ({
  id,
  type,
  label,
  position: { x: 0, y: 0 },
  ...(settings ? { settings } : {}),
});
function chain(components: Part[], kinds: ('sync' | 'async')[]): Diagram {
  const connections = kinds.map((kind, i) => ({
    id: `c${i}`,
    from: components[i]?.id ?? '',
    to: components[i + 1]?.id ?? '',
    kind,
  }));
  return { format: 1, components, connections, notes: [] };
}

const OWN = chain(
  [
    part('admin', 'client', 'Admin'),
    part('service-1', 'service', 'My API'),
    part('queue-2', 'queue', 'Inbox'),
    part('worker-1', 'worker', 'Splitter'),
    part('queue-1', 'queue', 'Outbox'),
    part('worker-2', 'worker', 'Postman'),
  ],
  ['sync', 'async', 'async', 'async', 'async'],
);
const REFERENCE = chain(
  [
    part('admin', 'client', 'Admin'),
    part('api', 'service', 'Campaign API'),
    part('jobs', 'queue', 'Campaigns'),
    part('dispatcher', 'worker', 'Dispatcher'),
    part('mails', 'queue', 'E-mails'),
    part('senders', 'worker', 'Senders', { replicas: 26 }),
  ],
  ['sync', 'async', 'async', 'async', 'async'],
);

describe('namedLike', () => {
  it('pairs parts by what they are connected with, so that only what differs is told', () => {
    const renamed = namedLike(REFERENCE, OWN);
    expect(renamed.components.map(({ label }) => label)).toEqual([
      'Admin',
      'My API',
      'Inbox',
      'Splitter',
      'Outbox',
      'Postman',
    ]);
    expect(diffDiagrams(OWN, renamed).map(({ text }) => text)).toEqual([
      '“Postman”: Replicas 1 → 26',
    ]);
  });

  it('keeps the name of what has no partner, under an id that is not taken', () => {
    const own = chain([part('admin', 'client', 'Admin'), part('jobs', 'service', 'API')], ['sync']);
    const renamed = namedLike(REFERENCE, own);
    expect(renamed.components.map(({ id, label }) => `${id} ${label}`)).toEqual([
      'admin Admin',
      'jobs API',
      'other-jobs Campaigns',
      'dispatcher Dispatcher',
      'mails E-mails',
      'senders Senders',
    ]);
    expect(renamed.connections.every(({ from, to }) => from !== 'api' && to !== 'api')).toBe(true);
  });

  it('changes nothing but names and ids', () => {
    const renamed = namedLike(REFERENCE, { ...OWN, components: [], connections: [] });
    expect(renamed).toEqual(REFERENCE);
  });
});
