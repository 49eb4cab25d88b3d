import type { ActionResult } from '@/core/shared/action-result';

/** Removes a member of a class, or lets them in again. */
export type Remove = (input: {
  cohortId: string;
  userId: string;
  removed: boolean;
}) => Promise<ActionResult<unknown>>;

export const UNREACHABLE = 'The server could not be reached. Nothing was changed.';
