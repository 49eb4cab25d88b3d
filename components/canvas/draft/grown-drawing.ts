import type { Command } from '@/core/diagram/commands';
import { boundedGrowth, growthOf } from '@/core/diagram/growth';
import type { History } from '@/core/diagram/history';
import { sameDiagram } from '@/core/diagram/same-diagram';
import { initialDiagram } from '@/core/missions/initial-diagram';
import type { CanvasState } from '../drawing/canvas-store';
import type { Drawing } from './kept-draft';

const known = new WeakMap<History, Drawing>();

/** The diagram on the canvas, with how it grew from the mission's start; what is not known is one step. */
export function drawingOf({ history, grown, mission }: CanvasState): Drawing {
  const before = known.get(history);
  if (before) return before;
  const diagram = history.present;
  const growth = growthOf(grown, history.log) ?? [{ do: 'replace', diagram }];
  const drawing = { diagram, log: boundedGrowth(initialDiagram(mission.mission), growth) };
  known.set(history, drawing);
  return drawing;
}

/** The growth to go on from when a drawing is opened. */
export function grownBefore({ mission }: CanvasState, { diagram, log }: Drawing): Command[] {
  if (log) return log;
  return sameDiagram(diagram, initialDiagram(mission.mission)) ? [] : [{ do: 'replace', diagram }];
}
