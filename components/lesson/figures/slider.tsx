'use client';

import { useId } from 'react';

/** A labelled slider with its value and unit. */
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
  return (
    <div>
      <label htmlFor={id} className="flex justify-between gap-2 text-sm">
        {label}
        <span className="num font-mono text-xs">
          {value} {unit}
        </span>
      </label>
      <input
        id={id}
        type="range"
        className="h-6 w-full accent-[var(--accent)]"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={`${value} ${unit}`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
