import { SHAPE } from '@/components/drawing/component-shape';
import type { DiagramComponent } from '@/core/contracts/diagram-schema';

const nodeOf = (id: string) =>
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);

/** The component on the canvas that has the focus, or null. */
export function focusedComponent(): string | null {
  const node = document.activeElement?.closest<HTMLElement>('.react-flow__node-component');
  return node?.dataset.id ?? null;
}

/** Gives a component the focus. `centre` brings a place (canvas px) into view: what lies outside of it need not be drawn. */
export function focusComponent(
  { id, position }: DiagramComponent,
  centre: (x: number, y: number) => void,
): void {
  const area = document.querySelector('.react-flow')?.getBoundingClientRect();
  const box = nodeOf(id)?.getBoundingClientRect();
  const inView =
    area &&
    box &&
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top &&
    box.bottom <= area.bottom;
  if (!inView) centre(position.x + SHAPE.width / 2, position.y + SHAPE.height / 2);
  focusComponentNode(id);
}

/** Gives the node of a component the focus, once what was just changed is drawn. */
export function focusComponentNode(id: string): void {
  requestAnimationFrame(() => nodeOf(id)?.focus({ preventScroll: true }));
}
