import type { ChartSeries, ChartSpec } from '@/components/ui/chart';
import { canWait } from '@/core/components/roles';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Snapshots } from '@/core/contracts/scenario-run';
import type { FaultTime, RunEvent } from '@/core/explanations/run-events';
import { formatMs, formatNumber } from '@/core/shared/format-number';

/** A run as its charts need it. */
export interface ChartedRun {
  snapshots: Snapshots;
  diagram: Diagram;
  mission: Pick<Mission, 'flows'>;
  events: readonly RunEvent[];
  faults: readonly FaultTime[];
}

const COLOURS = ['async', 'sync', 'good', 'ink-soft', 'trouble'];
const colourOf = (index: number) => COLOURS[index % COLOURS.length] ?? 'ink-soft';
const FLAGS = { good: 'good', trouble: 'trouble', plain: 'ink-faint' } as const;
const formatTime = (seconds: number) => formatMs(seconds * 1000);

function peak(values: readonly (number | null)[]): number {
  return values.reduce<number>((top, v) => Math.max(top, v ?? 0), 0);
}

/** Means per second between the instants of a growing total. */
function rates(totals: readonly number[], seconds: readonly number[]): number[] {
  return totals.map((total, i) => {
    const span = (seconds[i] ?? 0) - (seconds[i - 1] ?? 0);
    return span > 0 ? (total - (totals[i - 1] ?? 0)) / span : 0;
  });
}

const secondsOf = (run: ChartedRun) => run.snapshots.atMs.map((at) => at / 1000);

/** One line of a chart before it has a colour. */
type Line = Omit<ChartSeries, 'colour'>;

function depthLines({ snapshots, diagram }: ChartedRun): Line[] {
  const parts = new Map(diagram.components.map((c) => [c.id, c]));
  return snapshots.components
    .filter((c) => canWait(parts.get(c.id)) && peak(c.depth) > 0)
    .map((c) => ({ label: parts.get(c.id)?.label ?? c.id, values: c.depth }));
}

function flowLines(run: ChartedRun, name: string, values: (i: number) => (number | null)[]) {
  const { flows } = run.snapshots;
  const nouns = (id: string) =>
    run.mission.flows.find((flow) => flow.id === id)?.nouns?.[1] ?? id.replaceAll('-', ' ');
  return flows.map((flow, i) => ({
    label: flows.length > 1 ? nouns(flow.id) : name,
    values: values(i),
  }));
}

const deliveredLines = (run: ChartedRun): Line[] =>
  flowLines(run, 'delivered', (i) =>
    rates(run.snapshots.flows[i]?.delivered ?? [], secondsOf(run)),
  );

const responseLines = (run: ChartedRun): Line[] =>
  flowLines(run, 'answer', (i) => run.snapshots.flows[i]?.responseMs ?? []);

/** The values of another run at the instants of this one, each that of the interval it lies in (which ends at the next instant); null beyond its end. */
export function resample(
  values: readonly (number | null)[],
  from: readonly number[],
  to: readonly number[],
): (number | null)[] {
  let i = 0;
  return to.map((second) => {
    while (i < from.length && (from[i] ?? 0) < second) i += 1;
    return values[i] ?? null;
  });
}

function withBefore(
  lines: (run: ChartedRun) => Line[],
  run: ChartedRun,
  before: ChartedRun | null,
): ChartSeries[] {
  const now = lines(run).map((line, i) => ({ ...line, colour: colourOf(i) }));
  if (!before) return now;
  const then = lines(before).map((line, i) => ({
    label: `${line.label} (before)`,
    colour: colourOf(i),
    dashed: true,
    values: resample(line.values, secondsOf(before), secondsOf(run)),
  }));
  return [...now, ...then];
}

/** The three charts of a run; with `before`, the same lines of that run are drawn dashed beside them. */
export function chartsOf(run: ChartedRun, before: ChartedRun | null): ChartSpec[] {
  const seconds = secondsOf(run);
  const marks = {
    flags: run.events.map(({ atMs, text, tone }) => ({
      seconds: atMs / 1000,
      text,
      colour: FLAGS[tone],
    })),
    shades: run.faults.map(({ fromMs, toMs }) => ({ from: fromMs / 1000, to: toMs / 1000 })),
  };
  const depth = depthLines(run);
  const delivered = deliveredLines(run);
  const response = responseLines(run);
  const deepest = depth.map((s) => `${s.label} ${formatNumber(peak(s.values))}`).join(', ');
  const noAnswer = response.every((s) => s.values.every((v) => v === null));
  const fastest = Math.max(...delivered.map((s) => peak(s.values)));
  const slowest = Math.max(...response.map((s) => peak(s.values)));
  return [
    {
      ...marks,
      seconds,
      formatTime,
      title: 'Waiting (units)',
      series: withBefore(depthLines, run, before),
      format: formatNumber,
      text: deepest ? `Deepest: ${deepest}.` : 'Nothing ever waited.',
    },
    {
      ...marks,
      seconds,
      formatTime,
      title: 'Delivered (items/s)',
      series: withBefore(deliveredLines, run, before),
      format: formatNumber,
      text: `Fastest: ${formatNumber(fastest)} items/s.`,
    },
    {
      ...marks,
      seconds,
      formatTime,
      title: 'Response time (ms)',
      series: withBefore(responseLines, run, before),
      format: formatMs,
      text: noAnswer ? 'No request was answered.' : `Slowest mean: ${formatMs(slowest)}.`,
    },
  ];
}
