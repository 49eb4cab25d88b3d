import { useMemo } from 'react';
import type { Connection, Diagram, DiagramComponent } from '@/core/contracts/diagram-schema';
import { callTurns } from '@/core/diagram/call-turns';
import { curvePath, headPath } from '@/core/diagram/curves';
import { SHAPE, SHAPES } from './component-shape';
import { connectionWord } from './connection-word';
import { boxPoints, frameOf, type Way, wayPoints, waysOf } from './ways';

const MARGIN = 16;

type Light = 'trouble' | 'good' | null;
const FILL = { trouble: 'var(--trouble-soft)', good: 'var(--good-soft)', none: 'var(--sheet)' };
const STROKE = { trouble: 'var(--trouble)', good: 'var(--good)', none: 'var(--line-strong)' };

/** Ids of the parts of a diagram to bring out. */
export interface Lit {
  components: ReadonlySet<string>;
  connections: ReadonlySet<string>;
}

/** The frame that holds the components of all the diagrams, and the connections of the last. */
export function diagramBounds(diagrams: readonly Diagram[]) {
  // Of many that follow one another the last has the most connections.
  const last = diagrams.at(-1);
  const { x, y, width, height } = frameOf([
    ...diagrams.flatMap(boxPoints),
    ...wayPoints(last ? waysOf(last).values() : []),
  ]);
  return {
    x: x - MARGIN,
    y: y - MARGIN,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
  };
}

function Line({
  connection,
  way,
  turn,
  light,
}: {
  connection: Connection;
  way: Way | undefined;
  turn: number | null;
  light: Light;
}) {
  if (!way) return null;
  const isAsync = connection.kind === 'async';
  const colour = light === 'trouble' ? 'var(--trouble)' : isAsync ? 'var(--async)' : 'var(--sync)';
  return (
    <g stroke={colour} strokeWidth={light ? 4 : 2} fill="none">
      <path d={curvePath(way.curve)} strokeDasharray={isAsync ? '7 5' : undefined} />
      <path
        d={headPath(way.curve)}
        fill={isAsync ? 'none' : colour}
        strokeLinejoin="round"
        strokeWidth="2"
      />
      <text
        x={way.word.x}
        y={way.word.y}
        fill={colour}
        stroke="var(--paper)"
        strokeWidth="5"
        strokeLinejoin="round"
        paintOrder="stroke"
        fontSize="14"
        textAnchor="middle"
        dominantBaseline="central"
      >
        {connectionWord(connection, turn, [])}
      </text>
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
          <span className="text-[14px] text-ink-faint">{component.type.replace('-', ' ')}</span>
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
  const ways = useMemo(() => waysOf(diagram), [diagram]);
  const turns = useMemo(() => callTurns(diagram), [diagram]);
  const labels = new Map(diagram.components.map((c) => [c.id, c.label]));
  const label = (id: string) => labels.get(id) ?? id;
  const words = diagram.connections.map(
    (c) =>
      `${label(c.from)} to ${label(c.to)} (${c.kind === 'async' ? 'asynchronous' : 'synchronous'})`,
  );
  return (
    <svg
      role="img"
      aria-label={`${title}: ${words.length > 0 ? words.join('; ') : 'no connections'}`}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      className="size-full overflow-visible"
    >
      {diagram.connections.map((connection) => (
        <Line
          key={connection.id}
          connection={connection}
          way={ways.get(connection.id)}
          turn={turns.get(connection.id) ?? null}
          light={lightOf('connections', connection.id)}
        />
      ))}
      {diagram.components.map((component) => (
        <Box key={component.id} component={component} light={lightOf('components', component.id)} />
      ))}
    </svg>
  );
}
