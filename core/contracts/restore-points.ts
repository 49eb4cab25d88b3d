/** Why a restore point was kept: by the learner, or by itself before or after something. */
export const POINT_REASONS = ['kept', 'conflict', 'replaced', 'editing', 'submitted'] as const;

export type PointReason = (typeof POINT_REASONS)[number];

/** How many points of one mission are kept. Of those kept by themselves the oldest go first; named ones never go. */
export const POINT_LIMITS = { automatic: 20, named: 30 } as const;

/** A restore point in a list; `at` in ms since 1970. */
export interface RestorePoint {
  id: string;
  at: number;
  /** Null when the learner gave it none. */
  name: string | null;
  reason: PointReason;
  components: number;
  connections: number;
}

/** The points that have no more room, of all in a list, newest first. Named points are never among them. */
export function pointsToDrop<T extends Pick<RestorePoint, 'name'>>(newestFirst: readonly T[]): T[] {
  return newestFirst.filter(({ name }) => name === null).slice(POINT_LIMITS.automatic);
}
