import { ASKED_FOR_MS, SLOW_FROM_MS, SLOW_TO_MS } from '@/core/lessons/storm';

const LEFT = 8;
const RIGHT = 392;
const TOP = 28;
const BOTTOM = 148;

const seconds = ASKED_FOR_MS / 1000;
const width = (RIGHT - LEFT) / seconds;
const xAt = (ms: number) => LEFT + (ms / ASKED_FOR_MS) * (RIGHT - LEFT);

/** A bar per second: how many of the pages asked for in it were shown in time. What it says stands in text beside it. */
export function StormBars({ inTimePercent }: { inTimePercent: readonly number[] }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 400 176" className="mx-auto w-full max-w-md">
      <rect
        x={xAt(SLOW_FROM_MS)}
        y={TOP}
        width={xAt(SLOW_TO_MS) - xAt(SLOW_FROM_MS)}
        height={BOTTOM - TOP}
        fill="var(--trouble)"
        opacity="0.14"
      />
      <g fill="var(--ink-soft)">
        {inTimePercent.map((percent, second) => {
          const height = (percent / 100) * (BOTTOM - TOP);
          const x = LEFT + second * width;
          return <rect key={x} x={x} y={BOTTOM - height} width={width - 1} height={height} />;
        })}
      </g>
      <path d={`M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`} fill="none" stroke="var(--line-strong)" />
      <g fontSize="14" fill="var(--ink-soft)">
        <text x={LEFT} y={TOP - 10}>
          shown in time
        </text>
        <text x={(xAt(SLOW_FROM_MS) + xAt(SLOW_TO_MS)) / 2} y={TOP - 10} textAnchor="middle">
          slow
        </text>
        <text x={LEFT} y={BOTTOM + 20}>
          0 s
        </text>
        <text x={RIGHT} y={BOTTOM + 20} textAnchor="end">
          {seconds} s
        </text>
      </g>
    </svg>
  );
}
