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

export interface ChartProps {
  title: string;
  /** The same in words, for those who do not see the lines. */
  text: string;
  /** Instants in seconds from the start. */
  seconds: number[];
  series: ChartSeries[];
  format: (value: number) => string;
  formatTime: (seconds: number) => string;
  height?: number;
  /** Charts with the same key share their cursor. */
  syncKey?: string;
}

const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function options(props: ChartProps, width: number): uPlot.Options {
  const axis = {
    stroke: token('ink-faint'),
    grid: { stroke: token('grid'), width: 1 },
    ticks: { stroke: token('line'), width: 1 },
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
  };
  return {
    width,
    height: props.height ?? 160,
    scales: { x: { time: false }, y: { range: (_u, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [
      { ...axis, values: (_u, ticks) => ticks.map(props.formatTime), space: 72 },
      { ...axis, values: (_u, ticks) => ticks.map(props.format), size: 64, space: 32 },
    ],
    legend: { show: true, live: true },
    cursor: {
      points: { size: 6 },
      drag: { x: false, y: false },
      ...(props.syncKey ? { sync: { key: props.syncKey } } : {}),
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

/** Lines over time. Drawn by uPlot, in the colours of the theme, as wide as its place. */
export function Chart(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let plot: uPlot | null = null;
    let gone = false;
    const data = [props.seconds, ...props.series.map((s) => s.values)] as uPlot.AlignedData;
    const draw = async () => {
      const { default: UPlot } = await import('uplot');
      if (gone) return;
      plot?.destroy();
      plot = new UPlot(options(props, element.clientWidth), data, element);
    };
    void draw();
    const resize = new ResizeObserver(() => {
      plot?.setSize({ width: element.clientWidth, height: props.height ?? 160 });
    });
    resize.observe(element);
    const theme = new MutationObserver(() => void draw());
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      gone = true;
      resize.disconnect();
      theme.disconnect();
      plot?.destroy();
    };
  }, [props]);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm font-medium">{props.title}</figcaption>
      <div ref={place} aria-hidden="true" className="chart min-w-0 overflow-hidden" />
      <p className="mt-1 text-xs text-ink-faint">{props.text}</p>
    </figure>
  );
}
