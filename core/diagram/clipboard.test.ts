import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import { copyFragment, pasteCommand } from './clipboard';
import { applyCommand } from './commands';

const DIAGRAM: Diagram = {
  format: 1,
  components: [
    { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
    { id: 'service', type: 'service', label: 'API', position: { x: 200, y: 0 } },
    { id: 'queue', type: 'queue', label: 'Jobs', position: { x: 400, y: 0 } },
  ],
  connections: [
    { id: 'c1', from: 'admin', to: 'service', kind: 'sync' },
    { id: 'c2', from: 'service', to: 'queue', kind: 'async', unit: 'item' },
  ],
  notes: [{ id: 'note', text: 'Why a queue?', position: { x: 400, y: 100 } }],
};

describe('copy and paste', () => {
  it('leaves out what must not be copied, and connections that lead out of the selection', () => {
    const all = copyFragment(DIAGRAM, ['admin', 'service', 'queue'], new Set(['admin']));
    expect(all.components.map((c) => c.id)).toEqual(['service', 'queue']);
    expect(all.connections.map((c) => c.id)).toEqual(['c2']);
  });

  it('gives copies free ids and labels, moved by the offset, with settings and units kept', () => {
    const fragment = copyFragment(DIAGRAM, ['service', 'queue'], new Set());
    const command = pasteCommand(DIAGRAM, fragment, { x: 24, y: 48 });
    const pasted = command && applyCommand(DIAGRAM, command);
    expect(pasted).toMatchObject({ ok: true });
    if (!pasted?.ok) return;
    expect(pasted.diagram.components.slice(3)).toEqual([
      { id: 'service-2', type: 'service', label: 'API 2', position: { x: 224, y: 48 } },
      { id: 'queue-2', type: 'queue', label: 'Jobs 2', position: { x: 424, y: 48 } },
    ]);
    expect(pasted.diagram.connections.at(-1)).toMatchObject({
      from: 'service-2',
      to: 'queue-2',
      unit: 'item',
    });
  });

  it('takes notes along, with and without components', () => {
    for (const ids of [['note'], ['queue', 'note']]) {
      const command = pasteCommand(DIAGRAM, copyFragment(DIAGRAM, ids, new Set()), { x: 8, y: 8 });
      const pasted = command && applyCommand(DIAGRAM, command);
      expect(pasted?.ok && pasted.diagram.notes[1]).toEqual({
        id: 'note-2',
        text: 'Why a queue?',
        position: { x: 408, y: 108 },
      });
    }
  });

  it('has nothing to paste when nothing was copied', () => {
    const fragment = copyFragment(DIAGRAM, ['admin'], new Set(['admin']));
    expect(pasteCommand(DIAGRAM, fragment, { x: 0, y: 0 })).toBeNull();
  });
});
