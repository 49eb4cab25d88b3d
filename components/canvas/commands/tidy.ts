import type { CanvasState } from '../drawing/canvas-store';

/** Lays the diagram out from left to right, as one command. The layout comes along when it is first asked for. */
export async function tidy(state: CanvasState): Promise<void> {
  try {
    const { tidyPositions } = await import('@/components/drawing/tidy-positions');
    state.dispatch({ do: 'move', positions: tidyPositions(state.history.present) });
  } catch {
    state.say('The layout could not be loaded. Check your connection.', true);
  }
}
