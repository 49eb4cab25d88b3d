import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import { resolvePhysics, resolveSettings } from '@/core/components/resolve-settings';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Snapshots } from '@/core/contracts/scenario-run';
import type { FaultTime, RunEvent } from '@/core/explanations/run-events';

/** How long a whole run takes to play, s of the viewer's time. */
export const SPEEDS = [
  { seconds: 120, label: 'slow motion' },
  { seconds: 40, label: 'slow' },
  { seconds: 15, label: 'normal' },
  { seconds: 5, label: 'fast' },
  { seconds: 1.5, label: 'whole run' },
] as const;

/** How long the first showing takes when nothing happens on the way, s. */
export const SHOWING_SECONDS = 6;

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
  shards: number;
  /** What the shard with the most has: slots busy, of a queue messages; null where nothing is sharded. */
  hottest: number | null;
  /** When the first error came, ms; null when none has come by this instant. */
  troubledSinceMs: number | null;
}

interface Loaded {
  snapshots: Snapshots;
  events: readonly RunEvent[];
  faults: readonly FaultTime[];
  components: Map<
    string,
    {
      index: number;
      peak: number;
      slots: number;
      replicas: number;
      shards: number;
      firstError: number;
    }
  >;
  connections: Map<string, number>;
}

/** What the player plays. */
export interface Playable {
  snapshots: Snapshots;
  events: readonly RunEvent[];
  faults: readonly FaultTime[];
  diagram: Diagram;
  mission: Mission;
}

export interface PlayerState {
  loaded: Loaded | null;
  /** The instant shown, as an index into the snapshots. */
  at: number;
  playing: boolean;
  /** Seconds that a whole run takes to play. */
  seconds: number;
  /** A first showing: slows down where something happens and stops at the first trouble. */
  showing: boolean;
  /** Takes a run in, at its end. */
  load: (run: Playable) => void;
  /** Plays it once, from the beginning to the first trouble. */
  present: () => void;
  /** Goes where the first showing would stop, at once. */
  park: () => void;
  unload: () => void;
  seek: (at: number) => void;
  play: () => void;
  pause: () => void;
  setSeconds: (seconds: number) => void;
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

function prepare({ snapshots, events, faults, diagram, mission }: Playable): Loaded {
  const parts = new Map(diagram.components.map((c) => [c.id, c]));
  const components: Loaded['components'] = new Map();
  for (const [index, row] of snapshots.components.entries()) {
    const part = parts.get(row.id);
    if (!part) continue;
    const settings = resolveSettings(mission, part);
    const perReplica = settings.concurrency ?? resolvePhysics(mission, part).connections;
    const shards = number(settings.partitions ?? 1);
    const replicas = number(settings.replicas) * shards;
    components.set(row.id, {
      index,
      peak: row.depth.reduce((top, depth) => Math.max(top, depth), 0),
      slots: replicas * number(perReplica),
      replicas,
      shards,
      firstError: row.errorsPerSecond.findIndex((errors) => errors > 0),
    });
  }
  const connections = new Map(snapshots.connections.map((row, index) => [row.id, index]));
  return { snapshots, events, faults, components, connections };
}

/** The instant that shows an event: the first not before it. */
export function instantOf(atMs: readonly number[], event: number): number {
  const found = atMs.findIndex((at) => at >= event);
  return found < 0 ? atMs.length - 1 : found;
}

/** Where a first showing stops: at the first trouble, else at the end. */
function parkingPlace({ snapshots, events }: Loaded): number {
  const trouble = events.find(({ tone }) => tone === 'trouble');
  return trouble ? instantOf(snapshots.atMs, trouble.atMs) : snapshots.atMs.length - 1;
}

/** Plays the snapshots of a run back: which instant is shown, and whether it moves on. */
export function createPlayerStore(): StoreApi<PlayerState> {
  return createStore<PlayerState>()((set, get) => {
    const last = () => Math.max(0, (get().loaded?.snapshots.atMs.length ?? 1) - 1);
    return {
      loaded: null,
      at: 0,
      playing: false,
      showing: false,
      seconds: 15,
      load(run) {
        const loaded = prepare(run);
        const end = Math.max(0, run.snapshots.atMs.length - 1);
        set({ loaded, at: end, playing: false, showing: false });
      },
      present: () => get().loaded && set({ at: 0, playing: true, showing: true }),
      park() {
        const { loaded } = get();
        if (loaded) set({ at: parkingPlace(loaded), playing: false, showing: false });
      },
      unload: () => set({ loaded: null, at: 0, playing: false, showing: false }),
      seek: (at) => set({ at: Math.min(Math.max(0, Math.round(at)), last()) }),
      play: () => set({ playing: true, showing: false, at: get().at >= last() ? 0 : get().at }),
      pause: () => set({ playing: false, showing: false }),
      setSeconds: (seconds) => set({ seconds, showing: false }),
    };
  });
}

/** Share of a run around an event in which a first showing goes slower. */
const NEAR = 0.015;
const SLOWER = 0.2;

/** How many instants a second the player moves on, here and now. */
export function paceOf({ loaded, at, showing, seconds }: PlayerState): number {
  const atMs = loaded?.snapshots.atMs ?? [];
  if (!showing) return atMs.length / seconds;
  const now = atMs[at] ?? 0;
  const near = (atMs.at(-1) ?? 0) * NEAR;
  const slow = loaded?.events.some((event) => Math.abs(event.atMs - now) <= near);
  return (atMs.length / SHOWING_SECONDS) * (slow ? SLOWER : 1);
}

/** Where the player has to stop: a first showing at the first trouble, else at the end. */
export function stopOf({ loaded, showing }: PlayerState): number {
  if (!loaded) return 0;
  return showing ? parkingPlace(loaded) : loaded.snapshots.atMs.length - 1;
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
    shards: known.shards,
    hottest: row.hottest?.[at] ?? null,
    troubledSinceMs:
      known.firstError >= 0 && known.firstError <= at
        ? (state.loaded?.snapshots.atMs[known.firstError] ?? null)
        : null,
  };
}

/** Calls or messages per second along a connection at the instant shown; null when it was not in the run. */
export function connectionRate(state: PlayerState, id: string): number | null {
  const index = state.loaded?.connections.get(id);
  if (index === undefined) return null;
  return state.loaded?.snapshots.connections[index]?.sentPerSecond[state.at] ?? 0;
}

/** Whether the instant shown lies before the first error of a component: it has done nothing wrong yet. */
export function isBeforeTrouble(state: PlayerState, id: string): boolean {
  const known = state.loaded?.components.get(id);
  return known !== undefined && known.firstError > state.at;
}

/** The event last passed at the instant shown; null before the first. */
export function latestEvent({ loaded, at }: PlayerState): RunEvent | null {
  if (!loaded) return null;
  const now = loaded.snapshots.atMs[at] ?? 0;
  return loaded.events.findLast((event) => event.atMs <= now) ?? null;
}
