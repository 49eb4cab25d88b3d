import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { parseDiagram } from './parse-diagram';

const sound = () => buildDiagram({ admin: 'client', api: 'service' }, ['admin -> api']);

function problemsIn(input: unknown): string[] {
  const parsed = parseDiagram(input);
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('parseDiagram', () => {
  it('accepts a sound document as text and as a value', () => {
    expect(parseDiagram(JSON.stringify(sound()))).toEqual({ ok: true, value: sound() });
    expect(parseDiagram(sound()).ok).toBe(true);
  });

  it('fills in empty notes', () => {
    const { notes: _, ...rest } = sound();
    expect(parseDiagram(rest)).toEqual({ ok: true, value: sound() });
  });

  it('measures bytes, not characters, before it parses', () => {
    const text = `"${'é'.repeat(131_072)}`;
    expect(problemsIn(text)).toEqual([': the document has 262145 bytes; the limit is 262144']);
  });

  it('refuses deep nesting without overflowing the stack', () => {
    expect(problemsIn('['.repeat(200_000))).toEqual([': nested deeper than 16 levels']);
    let deep: unknown = null;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(problemsIn(deep)).toEqual([': nested deeper than 16 levels']);
  });

  it('refuses a cyclic value', () => {
    const cyclic: Record<string, unknown> = sound() as never;
    cyclic.self = cyclic;
    expect(problemsIn(cyclic)).toEqual([': nested deeper than 16 levels']);
  });

  it.each(['', '{', 'NaN', '{"format": 1,}', 'undefined'])('refuses %j as not JSON', (text) => {
    expect(problemsIn(text)[0]).toMatch(/^: not valid JSON/);
  });

  it.each([null, 7, 'x', [], true])('refuses %j as a document', (value) => {
    expect(parseDiagram(JSON.stringify(value)).ok).toBe(false);
  });

  it('refuses 1e309 and NaN with their paths', () => {
    const text = JSON.stringify(sound()).replace('"x":0', '"x":1e309');
    expect(problemsIn(text)[0]).toMatch(/^components\[0\]\.position\.x: /);
    const diagram = sound();
    diagram.components[1] = {
      ...diagram.components[1],
      settings: { replicas: Number.NaN },
    } as never;
    expect(problemsIn(diagram)[0]).toMatch(/^components\[1\]\.settings\.replicas: /);
  });

  it('refuses unknown keys, one problem each, prototype keys included', () => {
    const text = JSON.stringify(sound())
      .replace('"format":1', '"format":1,"author":"me","__proto__":{"a":1}')
      .replace('"kind":"sync"', '"kind":"sync","colour":"red"');
    expect(problemsIn(text).sort()).toEqual([
      '__proto__: unknown key',
      'author: unknown key',
      'connections[0].colour: unknown key',
    ]);
  });

  it('refuses text that is not text', () => {
    const text = JSON.stringify(sound()).replace('"Api"', '"A\\u0000pi"');
    expect(problemsIn(text)).toEqual(['components[1].label: holds characters that are not text']);
  });

  it('reports shape and reference problems together', () => {
    const diagram = buildDiagram({ admin: 'client', api: 'service', jobs: 'queue' }, [
      'admin -> api',
      'admin -> api',
      'api -> ghost',
      'api -> api',
      'admin ~> jobs',
    ]);
    const broken = { ...diagram, format: 2, components: [...diagram.components, { id: 'api' }] };
    expect(problemsIn(broken)).toEqual([
      'format: must be 1',
      expect.stringMatching(/^components\[3\]\.type: /),
      'components[3].label: missing',
      'components[3].position: missing',
      'components[3].id: the id "api" is already used by components[1]',
      'connections[1]: the same sync connection from "admin" to "api" is already connections[0]',
      'connections[2].to: there is no component "ghost"',
      'connections[3]: a component cannot be connected to itself',
      'connections[4]: a client has no access to your queue: let a service take the request and publish',
    ]);
  });

  it('refuses repeated ids among connections and among notes', () => {
    const diagram = sound();
    const note = { id: 'n', text: '', position: { x: 0, y: 0 } };
    expect(
      problemsIn({
        ...diagram,
        connections: [...diagram.connections, { id: 'c1', from: 'api', to: 'api', kind: 'async' }],
        notes: [note, note],
      }),
    ).toEqual([
      'connections[1].id: the id "c1" is already used by connections[0]',
      'notes[1].id: the id "n" is already used by notes[0]',
      'connections[1]: a component cannot be connected to itself',
    ]);
  });

  it('allows one dead-letter route per queue', () => {
    const parts = { a: 'queue', b: 'queue', c: 'queue' } as const;
    expect(problemsIn(buildDiagram(parts, ['a ~> b', 'b ~> c']))).toEqual([]);
    expect(problemsIn(buildDiagram(parts, ['a ~> b', 'a ~> c']))).toEqual([
      'connections[1]: the queue "a" already has a dead-letter route, connections[0]; it may have one',
    ]);
  });

  it('allows a synchronous and an asynchronous connection between the same two services', () => {
    const parts = { a: 'service', b: 'service' } as const;
    expect(problemsIn(buildDiagram(parts, ['a -> b', 'a ~> b', 'b -> a']))).toEqual([]);
  });

  it('refuses more parts than the format allows', () => {
    const parts: Record<string, 'service'> = {};
    for (let i = 0; i < 501; i++) parts[`s${i}`] = 'service';
    expect(problemsIn(buildDiagram(parts, []))[0]).toMatch(/^components: .*500/);
  });
});
