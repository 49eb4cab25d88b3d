import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { DiagramFigure, diagramBounds } from './diagram-figure';
import { inRows } from './rows';
import { arranged, layersByDepth, type Places, topDown } from './top-down';

/** The least scale at which the words of a figure can be read: 16 px become 11. */
const LEGIBLE = 0.7;
/** A figure is no higher than this, px, where it is legible all the same. */
const USUAL_HEIGHT = 320;
/** The width of a phone's page, which a figure there may fill, px. */
const WHOLE_PHONE = 358;
/** How many components stand side by side in a narrow place, and how many layers in a row of a wider one. */
const NARROW_COLUMNS = 2;
const LAYERS_PER_ROW = 4;

/** Widths of a place, px, and the classes that show something from this width on, or up to it. */
const WIDTHS = [
  { px: 384, from: '@max-sm:hidden', upTo: '@sm:hidden' },
  { px: 448, from: '@max-md:hidden', upTo: '@md:hidden' },
  { px: 512, from: '@max-lg:hidden', upTo: '@lg:hidden' },
  { px: 576, from: '@max-xl:hidden', upTo: '@xl:hidden' },
  { px: 672, from: '@max-2xl:hidden', upTo: '@2xl:hidden' },
  { px: 768, from: '@max-3xl:hidden', upTo: '@3xl:hidden' },
  { px: 896, from: '@max-4xl:hidden', upTo: '@4xl:hidden' },
  { px: 1024, from: '@max-5xl:hidden', upTo: '@5xl:hidden' },
  { px: 1152, from: '@max-6xl:hidden', upTo: '@6xl:hidden' },
] as const;
/** The narrowest place a figure has on a phone, px. */
const PHONE = 300;

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

/** One way of showing a figure, and in which widths of its place. */
interface Variant {
  diagram: Diagram;
  box: Bounds;
  room: readonly Diagram[] | undefined;
  className: string;
}

/** The ways of showing diagrams one after the other (or one): as drawn from the width on that this needs, and set anew below. */
function variantsOf(diagram: Diagram, room: readonly Diagram[] | undefined): Variant[] {
  const all = room ?? [diagram];
  const box = diagramBounds(all);
  const drawn = { diagram, box, room, className: '' };
  if (box.width * LEGIBLE <= PHONE) return [drawn];
  const set = (places: Places): Variant => {
    const own = arranged(diagram, places);
    const others = room?.map((one) => arranged(one, places));
    return { diagram: own, box: diagramBounds(others ?? [own]), room: others, className: '' };
  };
  const whole = union(all);
  const rows = set(inRows(layersByDepth(whole), LAYERS_PER_ROW));
  // The narrowest is shown everywhere below the next wider one.
  const wider = [rows, drawn]
    .filter((variant) => variant === drawn || variant.box.width < box.width)
    .flatMap((variant) => {
      const width = WIDTHS.find(({ px }) => px >= variant.box.width * LEGIBLE);
      return width ? [{ variant, width }] : [];
    });
  let below = '';
  const shown: Variant[] = [];
  for (const { variant, width } of wider.reverse()) {
    if (width.upTo === below) continue;
    shown.unshift({ ...variant, className: `${width.from} ${below}` });
    below = width.upTo;
  }
  return [{ ...set(topDown(whole, { columns: NARROW_COLUMNS })), className: below }, ...shown];
}

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
        maxWidth: Math.min(width, Math.max(width * LEGIBLE, widest, WHOLE_PHONE)),
      }}
    >
      <DiagramFigure {...figure} />
      {over?.(figure.diagram, box)}
    </div>
  );
}

/** What a legible figure shows, and where. */
export type LegibleProps = ComponentProps<typeof DiagramFigure> & {
  className?: string;
  /** What lies over the picture; in the same frame. */
  over?: (diagram: Diagram, box: Bounds) => ReactNode;
};

/**
 * A diagram whose words can be read wherever it stands: as it was drawn where there is room for that, else set anew, in rows or, where it is
 * narrow, from top to bottom.
 */
export function DrawnFigure({ className = 'overflow-x-auto', over, ...figure }: LegibleProps) {
  const { diagram, room } = figure;
  const variants = useMemo(() => variantsOf(diagram, room), [diagram, room]);
  return (
    <ScrollBox label={figure.title} className={`@container ${className}`}>
      {variants.map((variant) => (
        <div key={variant.className} className={variant.className}>
          <Sized
            figure={{ ...figure, diagram: variant.diagram, room: variant.room }}
            box={variant.box}
            over={over}
          />
        </div>
      ))}
    </ScrollBox>
  );
}
