import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Command } from '@/core/diagram/commands';
import { createCanvasStore } from './canvas-store';

const MISSION = { given: [], limits: {}, physics: {} } as unknown as Mission;
const EMPTY: Diagram = { format: 1, components: [], connections: [], notes: [] };
const ADD: Command = {
  do: 'add',
  component: { id: 'q', type: 'queue', label: 'Queue', position: { x: 0, y: 0 } },
};

describe('createCanvasStore', () => {
  it('refuses changes while a draft is being opened, says so, and takes them afterwards', () => {
    const store = createCanvasStore({ slug: 'm', version: '1', mission: MISSION }, EMPTY);
    store.getState().hold(true);
    expect(store.getState().dispatch(ADD)).toBe(false);
    expect(store.getState().history.present).toBe(EMPTY);
    expect(store.getState().message).toMatchObject({ refused: true });
    store.getState().hold(false);
    expect(store.getState().dispatch(ADD)).toBe(true);
    expect(store.getState().history.present.components).toHaveLength(1);
  });

  it('stops writing a note that is taken away', () => {
    const store = createCanvasStore({ slug: 'm', version: '1', mission: MISSION }, EMPTY);
    const note = { id: 'note', text: '', position: { x: 0, y: 0 } };
    store.getState().dispatch({ do: 'write-note', note });
    store.getState().write('note');
    store.getState().undo();
    expect(store.getState().writing).toBeNull();
  });
});
