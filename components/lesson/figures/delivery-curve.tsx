import { AWAY_MS, type KillRun, MESSAGES, WATCH_STEP_MS } from '@/core/lessons/kill-worker';
import { formatMs } from '@/core/shared/format-number';

const LEFT = 8;
const WIDTH = 384;
const TOP = 26;
const BOTTOM = 116;

/** How many messages had their effect at each moment, and when the worker was dead; what it says stands in text beside it. */
export function DeliveryCurve({ run, killedMs }: { run: KillRun; killedMs: number }) {
  const endMs = Math.max(run.doneMs ?? 0, killedMs + AWAY_MS);
  const last = Math.ceil(endMs / WATCH_STEP_MS);
  const xAt = (ms: number) => LEFT + (Math.min(ms, endMs) / endMs) * WIDTH;
  const yAt = (count: number) => BOTTOM - (count / MESSAGES) * (BOTTOM - TOP);
  const curve = run.delivered
    .slice(0, last + 1)
    .map((count, step) => `${xAt(step * WATCH_STEP_MS)} ${yAt(count)}`)
    .join('L');
  return (
    <svg aria-hidden="true" viewBox="0 0 400 140" className="mx-auto w-full max-w-xl">
      <rect
        x={xAt(killedMs)}
        y={TOP}
        width={xAt(killedMs + AWAY_MS) - xAt(killedMs)}
        height={BOTTOM - TOP}
        fill="var(--trouble-soft)"
        stroke="var(--trouble)"
      />
      <path d={`M${LEFT} ${TOP}H${LEFT + WIDTH}`} stroke="var(--line)" />
      <path d={`M${LEFT} ${BOTTOM}H${LEFT + WIDTH}`} stroke="var(--line-strong)" />
      <path d={`M${curve}`} fill="none" stroke="var(--async)" strokeWidth="2.5" />
      <g fontSize="14" fill="var(--ink-soft)">
        <text x={LEFT} y={TOP - 8}>
          all {MESSAGES}
        </text>
        <text x={LEFT} y={BOTTOM + 18}>
          0
        </text>
        <text x={LEFT + WIDTH} y={BOTTOM + 18} textAnchor="end">
          {formatMs(endMs)}
        </text>
        <text x={xAt(killedMs + AWAY_MS / 2)} y={TOP - 8} textAnchor="middle" fill="var(--trouble)">
          ⚠ dead
        </text>
      </g>
    </svg>
  );
}
