'use client';

import { useEffect, useRef } from 'react';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './chart.css';

export interface ChartSeries {
  label: string;
  /** A token of the design: `sync`, `async`, `trouble`, `ink-soft`, `good`. */
  colour: string;
  dashed?: boolean;
  values: (number | null)[];
}

/** What a chart shows; the same object as long as nothing of it changes. */
export interface ChartSpec {
  title: string;
  /** The same in words, for those who do not see the lines. */
  text: string;
  /** Instants in seconds from the start. */
  seconds: number[];
  series: ChartSeries[];
  format: (value: number) => string;
  formatTime: (seconds: number) => string;
}

const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const HEIGHT = 160;

function options(
  props: ChartSpec,
  width: number,
  onCursor: (index: number | null | undefined) => void,
): uPlot.Options {
  const axis = {
    stroke: token('ink-faint'),
    grid: { stroke: token('grid'), width: 1 },
    ticks: { stroke: token('line'), width: 1 },
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
  };
  return {
    width,
    height: HEIGHT,
    scales: { x: { time: false }, y: { range: (_u, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [
      { ...axis, values: (_u, ticks) => ticks.map(props.formatTime), space: 72 },
      { ...axis, values: (_u, ticks) => ticks.map(props.format), size: 64, space: 32 },
    ],
    legend: { show: true, live: true },
    cursor: {
      points: { size: 6 },
      drag: { x: false, y: false },
    },
    hooks: { setCursor: [(u) => onCursor(u.cursor.event ? u.cursor.idx : null)] },
    series: [
      { label: 'at', value: (_u, v) => (v === null ? '–' : props.formatTime(v)) },
      ...props.series.map((series) => ({
        label: series.label,
        stroke: token(series.colour),
        width: 2,
        ...(series.dashed ? { dash: [6, 4] } : {}),
        spanGaps: true,
        points: { show: series.values.filter((v) => v !== null).length < 20, size: 6 },
        value: (_u: uPlot, v: number | null) => (v === null ? '–' : props.format(v)),
      })),
    ],
  };
}

/**
 * Lines over time, drawn by uPlot in the colours of the theme, as wide as their place. `at` marks an instant, as an index
 * into the chart's seconds; `onHover` is told the one under the pointer.
 */
export function Chart({
  chart,
  at,
  onHover,
}: {
  chart: ChartSpec;
  at: number;
  onHover: (index: number) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const mark = useRef(at);
  mark.current = at;

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let gone = false;
    const data = [chart.seconds, ...chart.series.map((s) => s.values)] as uPlot.AlignedData;
    const onCursor = (index: number | null | undefined) => {
      if (typeof index === 'number' && index !== mark.current) onHover(index);
    };
    const draw = async () => {
      const { default: UPlot } = await import('uplot');
      if (gone) return;
      plot.current?.destroy();
      plot.current = new UPlot(options(chart, element.clientWidth, onCursor), data, element);
      markInstant(plot.current, mark.current);
    };
    void draw();
    const resize = new ResizeObserver(() => {
      plot.current?.setSize({ width: element.clientWidth, height: HEIGHT });
    });
    resize.observe(element);
    const theme = new MutationObserver(() => void draw());
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      gone = true;
      resize.disconnect();
      theme.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [chart, onHover]);

  useEffect(() => {
    if (plot.current) markInstant(plot.current, at);
  }, [at]);

  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm font-medium">{chart.title}</figcaption>
      <div ref={place} aria-hidden="true" className="chart min-w-0 overflow-hidden" />
      <p className="mt-1 text-xs text-ink-faint">{chart.text}</p>
    </figure>
  );
}

function markInstant(plot: uPlot, index: number): void {
  const seconds = plot.data[0][index];
  if (seconds === undefined) return;
  plot.setCursor({ left: plot.valToPos(seconds, 'x'), top: 0 }, false);
  plot.setLegend({ idx: index }, false);
}
