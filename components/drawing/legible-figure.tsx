import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { DiagramFigure, diagramBounds } from './diagram-figure';
import { arranged, topDown } from './top-down';

/** The least scale at which the words of a figure can be read: 16 px become 11. */
const LEGIBLE = 0.7;
/** A figure is no higher than this, px, where it is legible all the same. */
const USUAL_HEIGHT = 320;
/** How many components stand side by side where a phone must show them. */
const NARROW_COLUMNS = 2;

/** From which width of its place on a diagram is shown as it was drawn, px, and the classes that see to it. */
const PLACES = [
  { from: 384, drawn: '@max-sm:hidden', narrow: '@sm:hidden' },
  { from: 448, drawn: '@max-md:hidden', narrow: '@md:hidden' },
  { from: 512, drawn: '@max-lg:hidden', narrow: '@lg:hidden' },
  { from: 576, drawn: '@max-xl:hidden', narrow: '@xl:hidden' },
  { from: 672, drawn: '@max-2xl:hidden', narrow: '@2xl:hidden' },
] as const;
/** The narrowest place a figure has on a phone, px. */
const PHONE = 300;

/** For a figure that stays in view beside what is read: it never takes more than a part of the window. */
export const PINNED = 'overflow-auto md:max-h-[44dvh]';

/** All components that any of the diagrams has, with the connections of all. */
function union(diagrams: readonly Diagram[]): Diagram {
  const byId = <T extends { id: string }>(lists: readonly (readonly T[])[]) => [
    ...new Map(lists.flat().map((part) => [part.id, part])).values(),
  ];
  return {
    format: 1,
    components: byId(diagrams.map(({ components }) => components)),
    connections: byId(diagrams.map(({ connections }) => connections)),
    notes: [],
  };
}

type Bounds = ReturnType<typeof diagramBounds>;

function Sized({
  figure,
  box,
  over,
}: {
  figure: ComponentProps<typeof DiagramFigure>;
  box: Bounds;
  over: ((diagram: Diagram, box: Bounds) => ReactNode) | undefined;
}) {
  const { width, height } = box;
  const widest = Math.min(width, (USUAL_HEIGHT / height) * width);
  return (
    <div
      className="relative mx-auto"
      style={{
        aspectRatio: `${width} / ${height}`,
        minWidth: Math.min(PHONE, width * LEGIBLE),
        width: '100%',
        maxWidth: Math.max(width * LEGIBLE, widest),
      }}
    >
      <DiagramFigure {...figure} />
      {over?.(figure.diagram, box)}
    </div>
  );
}

/**
 * A diagram whose words can be read wherever it stands: as it was drawn where there is room for that, else set anew from top to
 * bottom, two components wide. Only where a place is wide and the drawing wider still does it scroll sideways.
 */
export function LegibleFigure({
  className = 'overflow-x-auto',
  over,
  ...figure
}: ComponentProps<typeof DiagramFigure> & {
  className?: string;
  /** What lies over the picture; in the same frame. */
  over?: (diagram: Diagram, box: Bounds) => ReactNode;
}) {
  const { diagram, room } = figure;
  const drawn = useMemo(() => diagramBounds(room ?? [diagram]), [room, diagram]);
  const needed = drawn.width * LEGIBLE;
  const narrow = useMemo(() => {
    if (needed <= PHONE) return null;
    const places = topDown(union(room ?? [diagram]), { columns: NARROW_COLUMNS });
    const set = arranged(diagram, places);
    return { set, room: room ? room.map((one) => arranged(one, places)) : [set] };
  }, [needed, diagram, room]);
  const place = PLACES.find(({ from }) => needed <= from) ?? PLACES[PLACES.length - 1];
  return (
    <ScrollBox label={figure.title} className={`@container ${className}`}>
      <div className={narrow ? place?.drawn : undefined} style={{ minWidth: narrow ? needed : 0 }}>
        <Sized figure={figure} box={drawn} over={over} />
      </div>
      {narrow && (
        <div className={place?.narrow}>
          <Sized
            figure={{ ...figure, diagram: narrow.set, room: narrow.room }}
            box={diagramBounds(narrow.room)}
            over={over}
          />
        </div>
      )}
    </ScrollBox>
  );
}
