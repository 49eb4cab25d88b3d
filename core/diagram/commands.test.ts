import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCommand, START } from '@/tests/support/random-commands';
import type { Diagram } from '../contracts/diagram-schema';
import { applyCommand } from './commands';
import { perform, redo, startHistory, undo } from './history';
import { parseDiagram } from './parse-diagram';

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

  it('puts the connections of a sender in a new order, and leaves those of others where they are', () => {
    const link = (id: string, from: string, to: string) => ({
      id,
      from,
      to,
      kind: 'sync' as const,
    });
    const connections = [link('a', 'x', 'p'), link('b', 'y', 'p'), link('c', 'x', 'q')];
    const after = applyCommand(
      { ...START, connections },
      { do: 'reorder', from: 'x', connections: ['c', 'a'] },
    );
    expect(after.ok && after.diagram.connections.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('refuses an order that names too few, too many, or other connections than those of the sender', () => {
    const [first] = START.connections;
    if (!first) throw new Error('the start has no connection');
    for (const connections of [[], [first.id, first.id], ['other']])
      expect(applyCommand(START, { do: 'reorder', from: first.from, connections })).toMatchObject({
        ok: false,
      });
  });

  it('says which flows a connection carries, and lets it carry all again', () => {
    const [first] = START.connections;
    if (!first) throw new Error('the start has no connection');
    const change = (diagram: Diagram, flows: string[] | null) => {
      const next = applyCommand(diagram, {
        do: 'change-connection',
        id: first.id,
        change: { flows },
      });
      if (!next.ok) throw new Error(next.reason);
      return next.diagram;
    };
    const chosen = change(START, ['orders']);
    expect(chosen.connections[0]?.flows).toEqual(['orders']);
    expect(change(chosen, null)).toEqual(START);
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
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
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
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
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
