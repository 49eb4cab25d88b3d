import { clockOf } from './round';
import type { RoundState } from './round-state';
import { STEPS, type Step, softMs } from './steps';

/** How far a round is: its clock, and each step with when it began and how long it is meant to take. */
export interface Pace {
  step: Step;
  clock: { shownMs: number; isGoing: boolean; stretched: boolean };
  steps: { id: Step; title: string; beganMs: number | null; softMs: number | null }[];
}

/** The pace of a round at an instant, ms since 1970; after its end the clock shows when that was. */
export function paceOf(state: RoundState, now: number): Pace {
  return {
    step: state.step,
    clock: {
      shownMs: state.endedMs ?? clockOf(state, now),
      isGoing: state.goingSince !== null,
      stretched: state.stretched,
    },
    steps: STEPS.map(({ id, title }) => ({
      id,
      title,
      beganMs: state.began[id] ?? null,
      softMs: softMs(id, state.length, state.stretched),
    })),
  };
}
