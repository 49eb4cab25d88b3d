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
  return store.getState().selection;
}

it('selects the component or the connection that the address names', () => {
  expect(selectedBy('?select=api').components).toEqual(['api']);
  expect(selectedBy('?select=line').connections).toEqual(['line']);
});

it('selects nothing for a part that is gone, and without a wish', () => {
  const nothing = { components: [], connections: [], notes: [] };
  expect(selectedBy('?select=gone')).toEqual(nothing);
  expect(selectedBy('')).toEqual(nothing);
});
