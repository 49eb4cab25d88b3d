import type { CanvasStore } from '../drawing/canvas-store';

/** Selects the component or connection that a page's address asks for (`?select=<id>`), or says that the diagram has it no longer. */
export function selectAsked(store: CanvasStore, search: string): void {
  const asked = new URLSearchParams(search).get('select');
  if (asked === null) return;
  const { history, select, say } = store.getState();
  const { components, connections } = history.present;
  if (components.some(({ id }) => id === asked)) select({ components: [asked] });
  else if (connections.some(({ id }) => id === asked)) select({ connections: [asked] });
  else say('The part that the report speaks of is no longer in this diagram.');
}
