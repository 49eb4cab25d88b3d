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
  /** Instants worth a line of their own, each with its word. */
  flags?: readonly { seconds: number; text: string; colour: string }[];
  /** Times that are shaded. */
  shades?: readonly { from: number; to: number }[];
}

const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const HEIGHT = 160;

/** Distances between ticks that a reader of clocks expects, s. */
const TICKS = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900,
  1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
];

/** Draws shades below the lines of a chart, and flags over them. */
function drawShades(plot: uPlot, shades: ChartSpec['shades'] = []): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = token('trouble-soft');
  for (const { from, to } of shades) {
    const left = Math.max(plot.valToPos(from, 'x', true), bbox.left);
    const right = Math.min(plot.valToPos(to, 'x', true), bbox.left + bbox.width);
    if (right > left) ctx.fillRect(left, bbox.top, right - left, bbox.height);
  }
  ctx.restore();
}

function drawFlags(plot: uPlot, flags: ChartSpec['flags'] = []): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([3, 3]);
  for (const { seconds, colour } of flags) {
    const x = plot.valToPos(seconds, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = token(colour);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

function options(
  props: ChartSpec,
  width: number,
  height: number,
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
    height,
    scales: { x: { time: false }, y: { range: (_u, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [
      {
        ...axis,
        values: (_u, ticks) => ticks.map(props.formatTime),
        space: 64,
        size: 28,
        incrs: TICKS,
      },
      { ...axis, values: (_u, ticks) => ticks.map(props.format), size: 56, space: 28 },
    ],
    legend: { show: true, live: true },
    cursor: {
      y: false,
      points: { size: 6 },
      drag: { x: false, y: false },
    },
    hooks: {
      setCursor: [(u) => onCursor(u.cursor.event ? u.cursor.idx : null)],
      drawClear: [(u) => drawShades(u, props.shades)],
      draw: [(u) => drawFlags(u, props.flags)],
    },
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
  height = HEIGHT,
}: {
  chart: ChartSpec;
  /** Of the plot without its legend, px. */
  height?: number;
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
      plot.current = new UPlot(
        options(chart, element.clientWidth, height, onCursor),
        data,
        element,
      );
      markInstant(plot.current, mark.current);
    };
    void draw();
    const resize = new ResizeObserver(() => {
      plot.current?.setSize({ width: element.clientWidth, height });
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
  }, [chart, onHover, height]);

  useEffect(() => {
    if (plot.current) markInstant(plot.current, at);
  }, [at]);

  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm font-medium">{chart.title}</figcaption>
      <div ref={place} aria-hidden="true" className="chart min-w-0 overflow-hidden" />
      <p className="mt-1 text-xs text-ink-faint">
        {chart.text}
        {chart.flags && chart.flags.length > 0 && (
          <span className="sr-only">
            {' '}
            {chart.flags
              .map(({ seconds, text }) => `${chart.formatTime(seconds)}: ${text}.`)
              .join(' ')}
          </span>
        )}
      </p>
    </figure>
  );
}

function markInstant(plot: uPlot, index: number): void {
  const seconds = plot.data[0][index];
  if (seconds === undefined) return;
  plot.setCursor({ left: plot.valToPos(seconds, 'x'), top: 0 }, false);
  plot.setLegend({ idx: index }, false);
}
