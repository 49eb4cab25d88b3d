import { type CanvasState, isGiven } from './canvas-store';

/** Begins to write the name of a component on the canvas; says why not where the mission gave it. */
export function beginRename({ mission, history, rename, say }: CanvasState, id: string): void {
  const component = history.present.components.find((c) => c.id === id);
  if (!component) return;
  if (isGiven(mission.mission, id)) {
    say(`“${component.label}” is given by the mission and keeps its name.`, true);
  } else rename(id);
}
