import { DrawnFigure, type LegibleProps } from './drawn-figure';
import { LargeFigure } from './large-figure';

/** For a figure that stays in view beside what is read: it never takes more than a part of the window. */
export const PINNED = 'overflow-auto md:max-h-[44dvh]';

/** A server draws designs of so many components and connections; larger ones cost it too much, and the page too, so the browser draws them. */
const MOST_PARTS = 80;

/** A diagram whose words can be read wherever it stands: drawn with the page, or by the browser when it is large. */
export function LegibleFigure(props: LegibleProps) {
  const { components, connections } = props.diagram;
  const parts = components.length + connections.length;
  return parts > MOST_PARTS ? <LargeFigure {...props} /> : <DrawnFigure {...props} />;
}
