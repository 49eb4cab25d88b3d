import type { Diagram } from '@/core/contracts/diagram-schema';
import { type PointReason, pointsToDrop, type RestorePoint } from '@/core/contracts/restore-points';
import { sameDiagram } from '@/core/diagram/same-diagram';
import type { ActionResult } from '@/core/shared/action-result';

/** A restore point as this browser keeps it: a visitor's, or one that the account has not got yet. */
export interface KeptPoint {
  id: string;
  at: number;
  name: string | null;
  reason: PointReason;
  diagram: Diagram;
}

/** The restore points of an account. */
export interface PointActions {
  add: (point: {
    id: string;
    mission: string;
    name: string | null;
    reason: PointReason;
    diagram: Diagram;
  }) => Promise<ActionResult<unknown>>;
  list: (mission: string) => Promise<ActionResult<RestorePoint[]>>;
  load: (id: string) => Promise<ActionResult<Diagram>>;
  remove: (id: string) => Promise<ActionResult<unknown>>;
}

/** A list that this browser keeps for a person (null: a visitor). */
interface KeptList {
  list: () => Promise<KeptPoint[]>;
  change: (change: (points: KeptPoint[]) => KeptPoint[]) => Promise<void>;
}

export interface BookPorts {
  mission: string;
  /** The mission's start: nobody has to go back to it. */
  start: Diagram;
  kept: (owner: string | null) => KeptList;
  actions: PointActions;
  newId: () => string;
  /** ms since 1970. */
  now: () => number;
}

/** Between two points that editing leaves behind by itself, ms. */
export const EDITING_MS = 5 * 60_000;

const summaryOf = ({ diagram, ...point }: KeptPoint): RestorePoint => ({
  ...point,
  components: diagram.components.length,
  connections: diagram.connections.length,
});

const bounded = (points: KeptPoint[]) => {
  const gone = new Set(pointsToDrop(points));
  return points.filter((point) => !gone.has(point));
};

/**
 * The restore points of one mission: in this browser first, then in the account of who is signed in. A point that cannot
 * be sent now waits here and is shown all the same.
 */
export function createPointBook(ports: BookPorts) {
  const { mission, start, kept, actions, newId, now } = ports;
  let owner: string | null = null;
  let lastAt = now();
  let last: Diagram | null = null;
  let sending: Promise<string | null> | null = null;

  /** Sends one point; a message for the learner when the account refuses it for good. */
  const send = async ({ at: _, ...point }: KeptPoint): Promise<'later' | 'done' | string> => {
    const result = await actions.add({ ...point, mission }).catch(() => null);
    if (!result || (!result.ok && ['signed-out', 'too-many', 'unexpected'].includes(result.code)))
      return 'later';
    return result.ok ? 'done' : result.message;
  };
  const sendAll = async (): Promise<string | null> => {
    const list = kept(owner);
    let refusal: string | null = null;
    const waiting = await list.list().catch(() => []);
    for (const point of waiting.reverse()) {
      const outcome = await send(point);
      if (outcome === 'later') break;
      if (outcome !== 'done') refusal = outcome;
      await list.change((points) => points.filter(({ id }) => id !== point.id)).catch(() => {});
    }
    return refusal;
  };
  const flush = async (): Promise<string | null> => {
    if (owner === null) return null;
    await sending;
    sending = sendAll();
    return sending;
  };

  const add = async (
    diagram: Diagram,
    reason: PointReason,
    name: string | null = null,
  ): Promise<string | null> => {
    const idle = (last && sameDiagram(last, diagram)) || sameDiagram(start, diagram);
    if (name === null && idle) return null;
    last = diagram;
    lastAt = now();
    const point = { id: newId(), at: now(), name, reason, diagram };
    try {
      await kept(owner).change((points) => bounded([point, ...points]));
    } catch {
      if (owner === null) return 'This browser has no room for another version.';
      const outcome = await send(point);
      if (outcome === 'done') return null;
      return outcome === 'later' ? 'The version could not be kept. Try again.' : outcome;
    }
    return flush();
  };

  return {
    /** Keeps a point; a sentence for the learner when that failed. One like the last, or like the start, needs none. */
    add,

    /** Call after each change: leaves a point behind at most every few minutes. */
    edited(diagram: Diagram): void {
      if (now() - lastAt >= EDITING_MS) void add(diagram, 'editing');
    },

    /** From now on points belong to this account; those drawn as a visitor come along. */
    async signIn(account: string): Promise<void> {
      owner = account;
      try {
        const visitors = await kept(null).list();
        if (visitors.length > 0) {
          await kept(account).change((points) => bounded([...visitors, ...points]));
          await kept(null).change(() => []);
        }
      } catch {
        return;
      }
      await flush();
    },

    /** All points, newest first; `complete` is false when those of the account could not be had. */
    async list(): Promise<{ points: RestorePoint[]; complete: boolean }> {
      await flush();
      const here = (
        await kept(owner)
          .list()
          .catch(() => [])
      ).map(summaryOf);
      if (owner === null) return { points: here, complete: true };
      const there = await actions.list(mission).catch(() => null);
      const known = there?.ok ? there.value : [];
      const points = [...here, ...known].sort((a, b) => b.at - a.at);
      return { points, complete: there?.ok === true };
    },

    /** The diagram of a point; null when it cannot be had. */
    async load(id: string): Promise<Diagram | null> {
      const here = (
        await kept(owner)
          .list()
          .catch(() => [])
      ).find((point) => point.id === id);
      if (here) return here.diagram;
      const loaded = await actions.load(id).catch(() => null);
      return loaded?.ok ? loaded.value : null;
    },

    /** Removes a point; false when that failed. */
    async remove(id: string): Promise<boolean> {
      const here = (
        await kept(owner)
          .list()
          .catch(() => [])
      ).some((point) => point.id === id);
      if (!here) return (await actions.remove(id).catch(() => null))?.ok === true;
      return kept(owner)
        .change((points) => points.filter((point) => point.id !== id))
        .then(
          () => true,
          () => false,
        );
    },
  };
}

export type PointBook = ReturnType<typeof createPointBook>;
