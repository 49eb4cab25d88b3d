'use client';

import { useId } from 'react';
import { formatNumber } from '@/core/shared/format-number';

/** A labelled slider with its value and unit; a unit like `/s` follows without a space. */
export function Slider({
  label,
  unit,
  value,
  min,
  max,
  step = 1,
  onChange,
}: {
  label: string;
  unit: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const shown = `${formatNumber(value)}${unit.startsWith('/') ? unit : ` ${unit}`}`.trim();
  return (
    <div>
      <label htmlFor={id} className="flex justify-between gap-2 text-sm">
        {label}
        <span className="num font-mono text-xs">{shown}</span>
      </label>
      <input
        id={id}
        type="range"
        className="mt-1.5 h-6 w-full accent-[var(--accent)]"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
