import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Snapshots } from '@/core/contracts/scenario-run';
import type { RunEvent } from '@/core/explanations/run-events';
import {
  componentMoment,
  connectionRate,
  createPlayerStore,
  isBeforeTrouble,
  latestEvent,
  paceOf,
  stopOf,
} from './player-store';

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

const EVENTS: RunEvent[] = [
  { atMs: 1000, text: 'the queue fills', tone: 'plain', components: ['w'] },
  { atMs: 1900, text: 'it breaks', tone: 'trouble', components: ['w'] },
];

function loaded() {
  const store = createPlayerStore();
  store
    .getState()
    .load({ snapshots: SNAPSHOTS, diagram: DIAGRAM, mission: MISSION, events: EVENTS, faults: [] });
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
      shards: 1,
      hottest: null,
      troubledSinceMs: 2000,
    });
    expect(connectionRate(store.getState(), 'c1')).toBe(8);
  });

  it('knows nothing of what was not in the run', () => {
    expect(componentMoment(loaded().getState(), 'ghost')).toBeNull();
    expect(connectionRate(loaded().getState(), 'ghost')).toBeNull();
    expect(componentMoment(createPlayerStore().getState(), 'w')).toBeNull();
  });

  it('shows a run once from its beginning, slower near what happens, and stops at the first trouble', () => {
    const store = loaded();
    store.getState().present();
    expect(store.getState()).toMatchObject({ at: 0, playing: true, showing: true });
    const near = paceOf(store.getState());
    const between = paceOf({ ...store.getState(), at: 2 });
    expect(near).toBeLessThan(between);
    expect(stopOf(store.getState())).toBe(1);
    store.getState().play();
    expect(stopOf(store.getState())).toBe(2);
  });

  it('goes to the first trouble at once where nothing is to move', () => {
    const store = loaded();
    store.getState().park();
    expect(store.getState()).toMatchObject({ at: 1, playing: false });
  });

  it('says what happened last, and knows a component without trouble yet', () => {
    const store = loaded();
    store.getState().seek(0);
    expect(latestEvent(store.getState())?.text).toBe('the queue fills');
    expect(isBeforeTrouble(store.getState(), 'w')).toBe(true);
    store.getState().seek(1);
    expect(latestEvent(store.getState())?.text).toBe('it breaks');
    expect(isBeforeTrouble(store.getState(), 'w')).toBe(false);
    expect(componentMoment(store.getState(), 'w')?.troubledSinceMs).toBe(2000);
  });
});
