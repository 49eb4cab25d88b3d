import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Snapshots } from '@/core/contracts/scenario-run';
import { componentMoment, connectionRate, createPlayerStore } from './player-store';

const MISSION = { given: [], limits: {}, physics: {} } as unknown as Mission;
const DIAGRAM: Diagram = {
  format: 1,
  components: [
    {
      id: 'w',
      type: 'worker',
      label: 'Worker',
      position: { x: 0, y: 0 },
      settings: { replicas: 2, concurrency: 5 },
    },
  ],
  connections: [],
  notes: [],
};
const SNAPSHOTS: Snapshots = {
  atMs: [1000, 2000, 3000],
  components: [
    {
      id: 'w',
      depth: [5, 9, 0],
      busy: [10, 10, 1],
      servedPerSecond: [3, 3, 3],
      errorsPerSecond: [0, 2, 0],
      down: [0, 1, 0],
    },
  ],
  connections: [{ id: 'c1', sentPerSecond: [7, 8, 9] }],
  flows: [],
};

function loaded() {
  const store = createPlayerStore();
  store.getState().load(SNAPSHOTS, DIAGRAM, MISSION);
  return store;
}

describe('the player', () => {
  it('shows the end of a run that was just loaded, and begins anew when played from there', () => {
    const store = loaded();
    expect(store.getState().at).toBe(2);
    store.getState().play();
    expect(store.getState()).toMatchObject({ at: 0, playing: true });
  });

  it('never leaves the run', () => {
    const store = loaded();
    store.getState().seek(99);
    expect(store.getState().at).toBe(2);
    store.getState().seek(-3);
    expect(store.getState().at).toBe(0);
  });

  it('tells what a component does at an instant, on the scale of the whole run', () => {
    const store = loaded();
    store.getState().seek(1);
    expect(componentMoment(store.getState(), 'w')).toEqual({
      depth: 9,
      peak: 9,
      busy: 10,
      slots: 10,
      errorsPerSecond: 2,
      down: 1,
      replicas: 2,
    });
    expect(connectionRate(store.getState(), 'c1')).toBe(8);
  });

  it('knows nothing of what was not in the run', () => {
    expect(componentMoment(loaded().getState(), 'ghost')).toBeNull();
    expect(connectionRate(loaded().getState(), 'ghost')).toBeNull();
    expect(componentMoment(createPlayerStore().getState(), 'w')).toBeNull();
  });
});
