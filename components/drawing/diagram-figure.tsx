import { useMemo } from 'react';
import type { Connection, Diagram, DiagramComponent } from '@/core/contracts/diagram-schema';
import { SHAPE, SHAPES } from './component-shape';

const MARGIN = 16;
/** Room at the sides for lines that are led around. */
const AROUND = 28;

const goesBack = (from: DiagramComponent, to: DiagramComponent) =>
  to.position.x < from.position.x + SHAPE.width + 8;

type Light = 'trouble' | 'good' | null;
const FILL = { trouble: 'var(--trouble-soft)', good: 'var(--good-soft)', none: 'var(--sheet)' };
const STROKE = { trouble: 'var(--trouble)', good: 'var(--good)', none: 'var(--line-strong)' };

/** Ids of the parts of a diagram to bring out. */
export interface Lit {
  components: ReadonlySet<string>;
  connections: ReadonlySet<string>;
}

/** The frame that holds all of the diagrams. */
export function diagramBounds(diagrams: readonly Diagram[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { components } of diagrams) {
    for (const { position } of components) {
      left = Math.min(left, position.x);
      top = Math.min(top, position.y);
      right = Math.max(right, position.x);
      bottom = Math.max(bottom, position.y);
    }
  }
  if (left === Infinity) return { x: 0, y: 0, width: SHAPE.width, height: SHAPE.height };
  const side = diagrams.some((diagram) => {
    const ends = new Map(diagram.components.map((c) => [c.id, c]));
    return diagram.connections.some((connection) => {
      const from = ends.get(connection.from);
      const to = ends.get(connection.to);
      return from !== undefined && to !== undefined && goesBack(from, to);
    });
  })
    ? AROUND
    : MARGIN;
  return {
    x: left - side,
    y: top - MARGIN,
    width: right - left + SHAPE.width + 2 * side,
    height: bottom - top + SHAPE.height + 2 * MARGIN,
  };
}

function path(from: DiagramComponent, to: DiagramComponent): string {
  const x1 = from.position.x + SHAPE.width;
  const y1 = from.position.y + SHAPE.height / 2;
  const x2 = to.position.x;
  const y2 = to.position.y + SHAPE.height / 2;
  if (goesBack(from, to)) {
    // Led around with corners, so that it does not hide behind the boxes.
    const middle = Math.abs(y2 - y1) > SHAPE.height ? (y1 + y2) / 2 : y1 + SHAPE.height;
    return `M${x1} ${y1}H${x1 + 20}V${middle}H${x2 - 24}V${y2}H${x2}`;
  }
  const bend = Math.max(32, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function Line({
  connection,
  ends,
  light,
}: {
  connection: Connection;
  ends: Map<string, DiagramComponent>;
  light: Light;
}) {
  const from = ends.get(connection.from);
  const to = ends.get(connection.to);
  if (!from || !to) return null;
  const isAsync = connection.kind === 'async';
  const colour = light === 'trouble' ? 'var(--trouble)' : isAsync ? 'var(--async)' : 'var(--sync)';
  const x = to.position.x;
  const y = to.position.y + SHAPE.height / 2;
  return (
    <g stroke={colour} strokeWidth={light ? 4 : 2} fill="none">
      <path d={path(from, to)} strokeDasharray={isAsync ? '7 5' : undefined} />
      <path
        d={`M${x - 9} ${y - 6}L${x} ${y}L${x - 9} ${y + 6}`}
        fill={isAsync ? 'none' : colour}
        strokeLinejoin="round"
      />
    </g>
  );
}

function Box({ component, light }: { component: DiagramComponent; light: Light }) {
  const shape = SHAPES[component.type];
  const { x, y } = component.position;
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        d={shape.outline}
        fill={FILL[light ?? 'none']}
        stroke={STROKE[light ?? 'none']}
        strokeWidth={light ? 3 : 1.5}
        strokeDasharray={shape.dashed ? '5 4' : undefined}
      />
      {shape.detail && <path d={shape.detail} fill="none" stroke="var(--line)" strokeWidth="1.5" />}
      <foreignObject x={16} y={0} width={SHAPE.width - 32} height={SHAPE.height}>
        <div className="flex h-full flex-col items-center justify-center text-center leading-tight">
          <span className="line-clamp-2 text-[16px] font-medium text-ink">
            {light === 'trouble' ? '⚠ ' : ''}
            {component.label}
          </span>
          <span className="text-[13px] text-ink-faint">{component.type.replace('-', ' ')}</span>
        </div>
      </foreignObject>
    </g>
  );
}

/** A diagram as a still picture that fits its place. Parts named in `lit` stand out as troubled, those in `marked` as good. */
export function DiagramFigure({
  diagram,
  title,
  lit,
  marked,
  room,
}: {
  diagram: Diagram;
  title: string;
  lit?: Lit | undefined;
  marked?: Lit | undefined;
  /** Diagrams that are shown here one after the other: the frame is the same for all. */
  room?: readonly Diagram[];
}) {
  const lightOf = (kind: keyof Lit, id: string): Light =>
    lit?.[kind].has(id) ? 'trouble' : marked?.[kind].has(id) ? 'good' : null;
  const box = useMemo(() => diagramBounds(room ?? [diagram]), [room, diagram]);
  const ends = new Map(diagram.components.map((c) => [c.id, c]));
  const label = (id: string) => ends.get(id)?.label ?? id;
  const words = diagram.connections.map(
    (c) =>
      `${label(c.from)} to ${label(c.to)} (${c.kind === 'async' ? 'asynchronous' : 'synchronous'})`,
  );
  return (
    <svg
      role="img"
      aria-label={`${title}: ${words.length > 0 ? words.join('; ') : 'no connections'}`}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      className="size-full"
    >
      {diagram.connections.map((connection) => (
        <Line
          key={connection.id}
          connection={connection}
          ends={ends}
          light={lightOf('connections', connection.id)}
        />
      ))}
      {diagram.components.map((component) => (
        <Box key={component.id} component={component} light={lightOf('components', component.id)} />
      ))}
    </svg>
  );
}
