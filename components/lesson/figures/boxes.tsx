export interface Box {
  id: string;
  title: string;
  /** Middle of the box in the drawing. */
  x: number;
  y: number;
  /** 106 unless told. */
  width?: number;
}

export interface Arrow {
  from: string;
  to: string;
  kind: 'sync' | 'async';
  /** Drawn strong; the others stand back. */
  active?: boolean;
  /** What is under way on it, as shares of the way, 0–1. */
  dots?: readonly number[];
}

const WIDTH = 106;
const HEIGHT = 34;

/** Where the line between two boxes meets the edge of the first. */
function edge(from: Box, to: Box): [number, number] {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const scale =
    1 / Math.max(Math.abs(dx) / ((from.width ?? WIDTH) / 2 + 3), Math.abs(dy) / (HEIGHT / 2 + 3));
  return [from.x + dx * scale, from.y + dy * scale];
}

/** A small diagram in the language of the canvas; what it says stands in text beside it. */
export function Boxes({
  boxes,
  arrows,
  height,
  width = 400,
  troubled = [],
  marked = [],
}: {
  boxes: readonly Box[];
  arrows: readonly Arrow[];
  height: number;
  /** Of the drawing; it is scaled to its place. */
  width?: number;
  /** Ids of boxes that are down. */
  troubled?: readonly string[];
  /** Ids of boxes that stand still at the moment. */
  marked?: readonly string[];
}) {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="mx-auto w-full max-w-md">
      {arrows.map(({ from, to, kind, active = true, dots = [] }) => {
        const [a, b] = [byId.get(from), byId.get(to)];
        if (!a || !b) return null;
        const [x1, y1] = edge(a, b);
        const [x2, y2] = edge(b, a);
        const length = Math.hypot(x2 - x1, y2 - y1) || 1;
        const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
        const colour = kind === 'sync' ? 'var(--sync)' : 'var(--async)';
        const head = `M${x2 - 7 * ux - 4 * uy} ${y2 - 7 * uy + 4 * ux}L${x2} ${y2}L${x2 - 7 * ux + 4 * uy} ${y2 - 7 * uy - 4 * ux}`;
        return (
          <g key={`${from}-${to}`} stroke={active ? colour : 'var(--line-strong)'} fill="none">
            <path
              d={`M${x1} ${y1}L${x2} ${y2}`}
              strokeWidth={active ? 2 : 1}
              strokeDasharray={kind === 'async' ? '5 4' : undefined}
            />
            <path d={head} strokeWidth={active ? 2 : 1} />
            {dots.map((share) => (
              <circle
                key={share}
                cx={x1 + (x2 - x1) * share}
                cy={y1 + (y2 - y1) * share}
                r="4"
                fill={colour}
                stroke="none"
              />
            ))}
          </g>
        );
      })}
      {boxes.map(({ id, title, x, y, width = WIDTH }) => {
        const down = troubled.includes(id);
        const waits = marked.includes(id);
        return (
          <g key={id}>
            <rect
              x={x - width / 2}
              y={y - HEIGHT / 2}
              width={width}
              height={HEIGHT}
              rx="4"
              fill={waits ? 'var(--sync-soft)' : 'var(--paper)'}
              stroke={down ? 'var(--trouble)' : waits ? 'var(--sync)' : 'var(--line-strong)'}
              strokeWidth={waits || down ? 2 : 1}
            />
            <text
              x={x}
              y={y + 5}
              textAnchor="middle"
              fontSize="15"
              fill={down ? 'var(--trouble)' : 'var(--ink)'}
            >
              {down ? `⚠ ${title}` : title}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
