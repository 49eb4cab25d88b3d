import { type CurvePoint, waitCurve } from '@/core/lessons/queue-figures';
import { formatMs } from '@/core/shared/format-number';

const LEFT = 8;
const RIGHT = 372;
const TOP = 24;
const BOTTOM = 186;
const HEIGHT = BOTTOM - TOP;

const xAt = (utilisation: number) => LEFT + Math.min(1, utilisation) * (RIGHT - LEFT);

/** Waiting over utilisation, mean and p99, with a dot on each where the reader stands; what it says stands in text beside it. */
export function QueueCurve({
  serviceMs,
  workers,
  here,
}: {
  serviceMs: number;
  workers: number;
  /** Where the reader stands; null where the line does not settle. */
  here: CurvePoint | null;
}) {
  const curve = waitCurve(serviceMs, workers);
  // The same for any number of workers, so that more of them are seen to move the corner and not the wall.
  const mostMs = 25 * serviceMs;
  const yAt = (ms: number) => BOTTOM - Math.min(1, ms / mostMs) * HEIGHT;
  const line = (read: (point: CurvePoint) => number) =>
    `M${curve
      .map((point) => `${xAt(point.utilisation)} ${BOTTOM - (read(point) / mostMs) * HEIGHT}`)
      .join('L')}`;
  const dot = (ms: number) => {
    const x = here === null ? RIGHT : xAt(here.utilisation);
    return ms > mostMs ? (
      <path d={`M${x - 6} ${TOP + 2}h12l-6-10z`} />
    ) : (
      <circle cx={x} cy={yAt(ms)} r="5.5" />
    );
  };
  return (
    <svg aria-hidden="true" viewBox="0 0 400 216" className="mx-auto w-full max-w-md">
      <g stroke="var(--line)" strokeWidth="1">
        {[0.25, 0.5, 0.75].map((share) => (
          <path key={share} d={`M${xAt(share)} ${TOP}V${BOTTOM}`} />
        ))}
      </g>
      <path d={`M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`} fill="none" stroke="var(--line-strong)" />
      <path d={`M${RIGHT} ${TOP}V${BOTTOM}`} stroke="var(--trouble)" strokeDasharray="2 4" />
      {/* A drawing of its own, which cuts off what rises beyond it. */}
      <svg
        aria-hidden="true"
        y={TOP}
        width="400"
        height={HEIGHT + 2}
        viewBox={`0 ${TOP} 400 ${HEIGHT + 2}`}
        fill="none"
        strokeWidth="2"
        stroke="var(--ink)"
      >
        <path d={line(({ waitMs }) => waitMs)} />
        <path d={line(({ waitP99Ms }) => waitP99Ms)} strokeDasharray="6 4" />
      </svg>
      <g fontSize="14" fill="var(--ink-soft)">
        <text x={LEFT + 6} y={TOP - 6}>
          {formatMs(mostMs)} of waiting
        </text>
        <text x={LEFT} y={BOTTOM + 20}>
          0 %
        </text>
        <text x={xAt(0.5)} y={BOTTOM + 20} textAnchor="middle">
          50 % busy
        </text>
        <text x={RIGHT} y={BOTTOM + 20} textAnchor="middle">
          100 %
        </text>
      </g>
      <g
        strokeWidth="2"
        stroke="var(--sheet)"
        fill={here === null ? 'var(--trouble)' : 'var(--accent)'}
      >
        {dot(here?.waitMs ?? Number.POSITIVE_INFINITY)}
        {here !== null && dot(here.waitP99Ms)}
      </g>
    </svg>
  );
}
