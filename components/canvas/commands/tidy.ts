import type { CanvasState } from '../drawing/canvas-store';

/** Where the canvas is not to be found: a small window without panels, px. */
const USUAL_ROOM = { width: 1024, height: 640 };

/** The room that the canvas has on the screen, px. */
function roomOnScreen() {
  const canvas = document.querySelector('[data-testid="canvas"]');
  return canvas && canvas.clientWidth > 0
    ? { width: canvas.clientWidth, height: canvas.clientHeight }
    : USUAL_ROOM;
}

/** Lays the diagram out to fill the canvas, as one command. The layout comes along when it is first asked for. */
export async function tidy(state: CanvasState): Promise<void> {
  try {
    const { tidyPositions } = await import('@/components/drawing/tidy-positions');
    const positions = tidyPositions(state.history.present, roomOnScreen());
    state.dispatch({ do: 'move', positions });
  } catch {
    state.say('The layout could not be loaded. Check your connection.', true);
  }
}
