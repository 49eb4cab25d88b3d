import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { type RunInstant, readInstant } from '../grading/run-instant';
import { publicMission } from '../missions/public-mission';
import { openDrawing, roundMission } from './questions';
import type { RoundWorld } from './round';
import type { RoundState } from './round-state';
import type { Stroke } from './strokes';

/** A drawing of a finished round with the mission that it was judged by. */
export interface RanDrawing {
  mission: Mission;
  diagram: Diagram;
}

/** The two drawings of a finished round, as they can be run again; a change that was never told shows nothing of itself. */
export function ranDrawings(
  world: RoundWorld,
  state: RoundState,
): Record<Stroke['step'], RanDrawing | null> {
  const drawn = (step: Stroke['step']): RanDrawing | null =>
    state.began[step] === undefined || !state.finished
      ? null
      : {
          mission: publicMission(roundMission(world, { ...state, step })),
          diagram: openDrawing(world, { ...state, step }),
        };
  return { draw: drawn('draw'), change: drawn('change') };
}

/** Reads which drawing's run is asked for and at which instant, as `draw/<scenario>@<ms>`; null for anything else. */
export function readReplay(part: unknown): { of: Stroke['step']; at: RunInstant } | null {
  const [, of, rest] = /^(draw|change)\/(.+)$/.exec(typeof part === 'string' ? part : '') ?? [];
  const at = readInstant(rest ?? null);
  return at !== null && (of === 'draw' || of === 'change') ? { of, at } : null;
}
