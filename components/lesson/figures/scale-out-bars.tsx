import { SALE_FROM_MS, SALE_TO_MS, type ScaleOutMoment, SHOWN_MS } from '@/core/lessons/scale-out';

const LEFT = 8;
const RIGHT = 392;
const TOP = 28;
const BOTTOM = 148;

/** What stands at the top edge. */
const MOST_REPLICAS = 30;
const MOST_WAITING = 1200;

const xAt = (ms: number) => LEFT + (ms / SHOWN_MS) * (RIGHT - LEFT);

/** Replicas as bars, and those who wait as a line, over the time of a sale. What it says stands in text beside it. */
export function ScaleOutBars({ moments }: { moments: readonly ScaleOutMoment[] }) {
  const width = (RIGHT - LEFT) / moments.length;
  const line = moments.map(({ waiting }, i) => {
    const y = BOTTOM - Math.min(1, waiting / MOST_WAITING) * (BOTTOM - TOP);
    return `${i === 0 ? 'M' : 'L'}${(LEFT + (i + 0.5) * width).toFixed(1)} ${y.toFixed(1)}`;
  });
  return (
    <svg aria-hidden="true" viewBox="0 0 400 176" className="mx-auto w-full max-w-md">
      <rect
        x={xAt(SALE_FROM_MS)}
        y={TOP}
        width={xAt(SALE_TO_MS) - xAt(SALE_FROM_MS)}
        height={BOTTOM - TOP}
        fill="var(--trouble)"
        opacity="0.14"
      />
      <g fill="var(--ink-soft)">
        {moments.map(({ replicas }, i) => {
          const height = (replicas / MOST_REPLICAS) * (BOTTOM - TOP);
          const x = LEFT + i * width;
          return <rect key={x} x={x} y={BOTTOM - height} width={width - 1} height={height} />;
        })}
      </g>
      <path d={line.join('')} fill="none" stroke="var(--trouble)" strokeWidth="2" />
      <path d={`M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`} fill="none" stroke="var(--line-strong)" />
      <g fontSize="14" fill="var(--ink-soft)">
        <text x={LEFT} y={TOP - 10}>
          bars: replicas
        </text>
        <text x={RIGHT} y={TOP - 10} textAnchor="end">
          line: orders that wait
        </text>
        <text x={(xAt(SALE_FROM_MS) + xAt(SALE_TO_MS)) / 2} y={BOTTOM + 20} textAnchor="middle">
          sale
        </text>
        <text x={LEFT} y={BOTTOM + 20}>
          0 s
        </text>
        <text x={RIGHT} y={BOTTOM + 20} textAnchor="end">
          {SHOWN_MS / 1000} s
        </text>
      </g>
    </svg>
  );
}
