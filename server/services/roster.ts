import 'server-only';
import { parseRoster } from '@/core/classes/roster';
import { requireClass } from '@/server/data/class-access';
import { applyRoster, type RosterOutcome } from '@/server/data/roster';

/** Bytes that a roster may have: far more than 5,000 rows, so that too many rows are told as such. */
export const MAX_ROSTER_BYTES = 8_000_000;
const PROBLEMS_SHOWN = 50;

/** What a roster would do or has done, or everything that is wrong with it. */
export interface RosterAnswer {
  problems: { line: number; message: string }[];
  problemCount: number;
  repeated: number;
  outcome: RosterOutcome | null;
  applied: boolean;
}

/** Reads a roster for a class, and with `apply` enrols it when nothing is wrong with it: all of it or nothing. */
export async function readRoster(
  cohortId: string,
  text: string,
  apply: boolean,
): Promise<RosterAnswer> {
  await requireClass(cohortId, 'people');
  const { rows, problems, repeated } = parseRoster(text);
  const told = {
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
    repeated,
  };
  if (problems.length > 0) return { ...told, outcome: null, applied: false };
  const outcome = await applyRoster(cohortId, rows, !apply);
  return { ...told, outcome, applied: apply };
}
