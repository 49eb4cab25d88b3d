import type { ReactNode } from 'react';

const LEFT = 8;
const RIGHT = 392;
const TOP = 28;
const BOTTOM = 148;

/** Where a share of the height is drawn, 1 at the top. */
const yAt = (share: number) => BOTTOM - share * (BOTTOM - TOP);

/** Bars over time, with a stretch of it marked. What they say stands in text beside them. */
export function TimeBars({
  shares,
  endMs,
  marked,
  says,
  line,
}: {
  /** How high each bar is, 0 to 1, evenly spaced from the beginning to the end. */
  shares: readonly number[];
  endMs: number;
  marked: { fromMs: number; toMs: number; label: string };
  /** What the bars are. */
  says: string;
  /** A line over them, a share for each bar, and what it is. */
  line?: { shares: readonly number[]; says: string };
}) {
  const width = (RIGHT - LEFT) / shares.length;
  const xAt = (ms: number) => LEFT + (ms / endMs) * (RIGHT - LEFT);
  const [from, to] = [xAt(marked.fromMs), xAt(marked.toMs)];
  const text = (x: number, y: number, words: ReactNode, anchor?: 'middle' | 'end') => (
    <text x={x} y={y} textAnchor={anchor}>
      {words}
    </text>
  );
  return (
    <svg aria-hidden="true" viewBox="0 0 400 176" className="mx-auto w-full max-w-md">
      <rect
        x={from}
        y={TOP}
        width={to - from}
        height={BOTTOM - TOP}
        fill="var(--trouble)"
        opacity="0.14"
      />
      <g fill="var(--ink-soft)">
        {shares.map((share, i) => {
          const x = LEFT + i * width;
          return (
            <rect key={x} x={x} y={yAt(share)} width={width - 1} height={BOTTOM - yAt(share)} />
          );
        })}
      </g>
      {line && (
        <path
          d={line.shares
            .map((share, i) => {
              const x = LEFT + (i + 0.5) * width;
              return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${yAt(share).toFixed(1)}`;
            })
            .join('')}
          fill="none"
          stroke="var(--trouble)"
          strokeWidth="2"
        />
      )}
      <path d={`M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`} fill="none" stroke="var(--line-strong)" />
      <g fontSize="14" fill="var(--ink-soft)">
        {text(LEFT, TOP - 10, says)}
        {line && text(RIGHT, TOP - 10, line.says, 'end')}
        {text((from + to) / 2, BOTTOM + 20, marked.label, 'middle')}
        {text(LEFT, BOTTOM + 20, '0 s')}
        {text(RIGHT, BOTTOM + 20, `${endMs / 1000} s`, 'end')}
      </g>
    </svg>
  );
}
