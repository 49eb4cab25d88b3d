import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { mutantsOf } from '../grading/mutants';
import { scaleLoad } from '../missions/scale-load';
import { isDrawn, keyOf, MORE_LOAD, mutantsFor, openDrawing, roundMission } from './questions';
import type { RoundWorld } from './round';
import type { RoundState } from './round-state';
import { placeOf } from './steps';

/** One grading that a report needs. */
export interface WantedGrade {
  key: string;
  mission: Mission;
  diagram: Diagram;
}

/** The gradings that the report of a round is made from; none when nothing was drawn. */
export function gradesWanted(world: RoundWorld, state: RoundState): WantedGrade[] {
  const { mission } = world;
  const { drawing } = state;
  const wanted: WantedGrade[] = [];
  const reached = state.began.change !== undefined;
  const after = openDrawing(world, { ...state, step: 'change' });
  if (reached && (isDrawn(mission, drawing) || state.changed !== null)) {
    const changed = roundMission(world, { ...state, step: 'change' });
    if (isDrawn(changed, after)) wanted.push({ key: 'change', mission: changed, diagram: after });
  }
  if (!isDrawn(mission, drawing)) return wanted;
  wanted.push({ key: 'base', mission, diagram: drawing });
  if (state.breaks.load || state.figure !== null) {
    wanted.push({ key: 'load', mission: scaleLoad(mission, MORE_LOAD), diagram: drawing });
  }
  const asked = new Set([
    ...mutantsFor(world, drawing)
      .map(keyOf)
      .filter((key) => state.breaks[key]),
    ...state.trades.map(({ without }) => without),
  ]);
  for (const mutant of mutantsOf(mission, drawing)) {
    const key = keyOf(mutant);
    if (asked.delete(key)) wanted.push({ key, mission, diagram: mutant.diagram });
  }
  return wanted;
}

/**
 * Those of them that nothing can change any more while the round goes on: of the first drawing from its bell on, and of the changed one
 * once the change is over.
 */
export function gradesSettled(world: RoundWorld, state: RoundState): WantedGrade[] {
  if (state.finished) return gradesWanted(world, state);
  const place = placeOf(state.step);
  if (place <= placeOf('draw')) return [];
  return gradesWanted(world, state).filter(
    ({ key }) => key !== 'change' || place > placeOf('change'),
  );
}
