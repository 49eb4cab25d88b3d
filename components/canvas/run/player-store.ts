import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import { resolvePhysics, resolveSettings } from '@/core/components/resolve-settings';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Snapshots } from '@/core/contracts/scenario-run';

/** How long a whole run takes to play, s of the viewer's time. */
export const SPEEDS = [
  { seconds: 60, label: 'slow' },
  { seconds: 20, label: 'normal' },
  { seconds: 6, label: 'fast' },
] as const;

/** What a component does at one instant of a run. */
export interface ComponentMoment {
  depth: number;
  /** Largest depth of the whole run: the scale of its bar. */
  peak: number;
  busy: number;
  /** All its slots; 0 for components without any. */
  slots: number;
  errorsPerSecond: number;
  down: number;
  replicas: number;
}

interface Loaded {
  snapshots: Snapshots;
  components: Map<string, { index: number; peak: number; slots: number; replicas: number }>;
  connections: Map<string, number>;
}

export interface PlayerState {
  loaded: Loaded | null;
  /** The instant shown, as an index into the snapshots. */
  at: number;
  playing: boolean;
  /** Seconds that a whole run takes to play. */
  seconds: number;
  load: (snapshots: Snapshots, diagram: Diagram, mission: Mission) => void;
  unload: () => void;
  seek: (at: number) => void;
  play: () => void;
  pause: () => void;
  setSeconds: (seconds: number) => void;
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

function prepare(snapshots: Snapshots, diagram: Diagram, mission: Mission): Loaded {
  const parts = new Map(diagram.components.map((c) => [c.id, c]));
  const components: Loaded['components'] = new Map();
  for (const [index, row] of snapshots.components.entries()) {
    const part = parts.get(row.id);
    if (!part) continue;
    const settings = resolveSettings(mission, part);
    const perReplica = settings.concurrency ?? resolvePhysics(mission, part).connections;
    const replicas = number(settings.replicas);
    components.set(row.id, {
      index,
      peak: row.depth.reduce((top, depth) => Math.max(top, depth), 0),
      slots: replicas * number(perReplica),
      replicas,
    });
  }
  const connections = new Map(snapshots.connections.map((row, index) => [row.id, index]));
  return { snapshots, components, connections };
}

/** Plays the snapshots of a run back: which instant is shown, and whether it moves on. */
export function createPlayerStore(): StoreApi<PlayerState> {
  return createStore<PlayerState>()((set, get) => {
    const last = () => Math.max(0, (get().loaded?.snapshots.atMs.length ?? 1) - 1);
    return {
      loaded: null,
      at: 0,
      playing: false,
      seconds: 20,
      load(snapshots, diagram, mission) {
        const loaded = prepare(snapshots, diagram, mission);
        set({ loaded, at: Math.max(0, snapshots.atMs.length - 1), playing: false });
      },
      unload: () => set({ loaded: null, at: 0, playing: false }),
      seek: (at) => set({ at: Math.min(Math.max(0, Math.round(at)), last()) }),
      play: () => set({ playing: true, at: get().at >= last() ? 0 : get().at }),
      pause: () => set({ playing: false }),
      setSeconds: (seconds) => set({ seconds }),
    };
  });
}

export const PlayerContext = createContext<StoreApi<PlayerState> | null>(null);

export function usePlayerStore(): StoreApi<PlayerState> {
  const store = useContext(PlayerContext);
  if (!store) throw new Error('usePlayerStore needs a PlayerContext around it');
  return store;
}

export function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore(usePlayerStore(), select);
}

/** What a component does at the instant shown; null when no run is loaded or the component was not in it. */
export function componentMoment(state: PlayerState, id: string): ComponentMoment | null {
  const known = state.loaded?.components.get(id);
  const row = known && state.loaded?.snapshots.components[known.index];
  if (!known || !row) return null;
  const { at } = state;
  return {
    depth: row.depth[at] ?? 0,
    peak: known.peak,
    busy: row.busy[at] ?? 0,
    slots: known.slots,
    errorsPerSecond: row.errorsPerSecond[at] ?? 0,
    down: row.down[at] ?? 0,
    replicas: known.replicas,
  };
}

/** Calls or messages per second along a connection at the instant shown; null when it was not in the run. */
export function connectionRate(state: PlayerState, id: string): number | null {
  const index = state.loaded?.connections.get(id);
  if (index === undefined) return null;
  return state.loaded?.snapshots.connections[index]?.sentPerSecond[state.at] ?? 0;
}
