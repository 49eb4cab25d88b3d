import { expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import { createCanvasStore } from '../drawing/canvas-store';
import { selectAsked } from './asked-selection';

function selectedBy(search: string) {
  const mission = { slug: 'test', version: 'v', mission: buildMission() };
  const store = createCanvasStore(mission, {
    format: 1,
    components: [
      { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
      { id: 'api', type: 'service', label: 'API', position: { x: 300, y: 0 } },
    ],
    connections: [{ id: 'line', from: 'admin', to: 'api', kind: 'sync' }],
    notes: [],
  });
  selectAsked(store, search);
  const { selection, message } = store.getState();
  return { ...selection, said: message?.text ?? null };
}

it('selects the component or the connection that the address names', () => {
  expect(selectedBy('?select=api').components).toEqual(['api']);
  expect(selectedBy('?select=line').connections).toEqual(['line']);
});

it('says so where the part is gone, and nothing where none was asked for', () => {
  const nothing = { components: [], connections: [], notes: [], said: null };
  const said = 'The part that the report speaks of is no longer in this diagram.';
  expect(selectedBy('?select=gone')).toEqual({ ...nothing, said });
  expect(selectedBy('')).toEqual(nothing);
});
