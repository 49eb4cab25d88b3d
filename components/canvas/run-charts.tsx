'use client';

import { useMemo } from 'react';
import { Chart, type ChartProps } from '@/components/ui/chart';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import type { FinishedRun } from './use-run';

const COLOURS = ['async', 'sync', 'good', 'ink-soft', 'trouble'];
const colourOf = (index: number) => COLOURS[index % COLOURS.length] ?? 'ink-soft';
const formatTime = (seconds: number) => formatMs(seconds * 1000);

function peak(values: readonly (number | null)[]): number {
  return values.reduce<number>((top, v) => Math.max(top, v ?? 0), 0);
}

function rates(totals: readonly number[], seconds: readonly number[]): number[] {
  return totals.map((total, i) => {
    const span = (seconds[i] ?? 0) - (seconds[i - 1] ?? 0);
    return span > 0 ? (total - (totals[i - 1] ?? 0)) / span : 0;
  });
}

function chartsOf({ snapshots, diagram }: FinishedRun): ChartProps[] {
  const label = (id: string) => diagram.components.find((c) => c.id === id)?.label ?? id;
  const waiting = new Set(
    diagram.components
      .filter((c) => c.type === 'queue' || c.type === 'service' || c.type === 'worker')
      .map((c) => c.id),
  );
  const seconds = snapshots.atMs.map((at) => at / 1000);
  const shared = { seconds, formatTime, syncKey: 'run' };

  const depth = snapshots.components
    .filter((c) => waiting.has(c.id) && peak(c.depth) > 0)
    .map((c, i) => ({ label: label(c.id), colour: colourOf(i), values: c.depth }));
  const delivered = snapshots.flows.map((flow, i) => ({
    label: snapshots.flows.length > 1 ? flow.id : 'delivered',
    colour: colourOf(i + 2),
    values: rates(flow.delivered, seconds),
  }));
  const response = snapshots.flows.map((flow, i) => ({
    label: snapshots.flows.length > 1 ? flow.id : 'answer',
    colour: colourOf(i + 1),
    values: flow.responseMs,
  }));
  const deepest = depth.map((s) => `${s.label} ${formatNumber(peak(s.values))}`).join(', ');
  const noAnswer = response.every((s) => s.values.every((v) => v === null));
  return [
    {
      ...shared,
      title: 'Waiting (units)',
      series: depth,
      format: formatNumber,
      text: deepest ? `Deepest: ${deepest}.` : 'Nothing ever waited.',
    },
    {
      ...shared,
      title: 'Delivered (items/s)',
      series: delivered,
      format: formatNumber,
      text: `Fastest: ${formatNumber(Math.max(...delivered.map((s) => peak(s.values))))} items/s.`,
    },
    {
      ...shared,
      title: 'Response time (ms)',
      series: response,
      format: formatMs,
      text: noAnswer
        ? 'No request was answered.'
        : `Slowest mean: ${formatMs(Math.max(...response.map((s) => peak(s.values))))}.`,
    },
  ];
}

/** Queue depth, throughput and response time of a run over time; one cursor for all. */
export function RunCharts({ finished }: { finished: FinishedRun }) {
  const charts = useMemo(() => chartsOf(finished), [finished]);
  return (
    <div className="grid gap-6 md:grid-cols-2 xl:grid-cols-3">
      {charts.map((chart) => (
        <Chart key={chart.title} {...chart} />
      ))}
    </div>
  );
}
