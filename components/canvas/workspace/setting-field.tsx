'use client';

import { useEffect, useId, useState } from 'react';
import type { NumberSetting, SettingSpec } from '@/core/contracts/component-type';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import { formatNumber } from '@/core/shared/format-number';

interface Bounds {
  min: number;
  max: number;
  nullable: boolean;
}

/** The number typed, null for an empty field where that means something, or why it will not do. */
export function parseNumberSetting(
  text: string,
  spec: Pick<NumberSetting, 'integer' | 'unit'>,
  bounds: Bounds,
): { ok: true; value: number | null } | { ok: false; reason: string } {
  const trimmed = text.trim().replaceAll(',', '');
  if (trimmed === '') {
    if (bounds.nullable) return { ok: true, value: null };
    return { ok: false, reason: 'A number is needed here.' };
  }
  const value = Number(trimmed);
  if (!Number.isFinite(value)) return { ok: false, reason: `“${text}” is not a number.` };
  if (spec.integer && !Number.isInteger(value)) return { ok: false, reason: 'Whole numbers only.' };
  if (value < bounds.min || value > bounds.max) {
    const range = `${formatNumber(bounds.min)} to ${formatNumber(bounds.max)}`;
    return { ok: false, reason: `This mission allows ${range} ${spec.unit}.` };
  }
  return { ok: true, value };
}

const INPUT =
  'min-h-9 w-full rounded border border-line-strong bg-sheet px-2 text-sm disabled:border-line disabled:text-ink-soft';

function NumberField({
  spec,
  value,
  mixed,
  bounds,
  disabled,
  onChange,
  id,
  describedBy,
}: {
  spec: NumberSetting;
  value: number | null;
  mixed: boolean;
  bounds: Bounds;
  disabled: boolean;
  onChange: (value: number | null) => boolean;
  id: string;
  describedBy: string;
}) {
  const shown = value === null || mixed ? '' : String(value);
  const [text, setText] = useState(shown);
  const [reason, setReason] = useState<string | null>(null);
  useEffect(() => {
    setText(shown);
    setReason(null);
  }, [shown]);
  const commit = () => {
    if (text === shown) return setReason(null);
    const parsed = parseNumberSetting(text, spec, bounds);
    if (!parsed.ok) return setReason(parsed.reason);
    setReason(null);
    if (parsed.value === value && !mixed) return setText(shown);
    if (!onChange(parsed.value)) setText(shown);
  };
  return (
    <>
      <div className="flex items-center gap-2">
        <input
          id={id}
          className={`${INPUT} num max-w-40 text-right font-mono ${reason ? 'border-trouble' : ''}`}
          inputMode={spec.integer ? 'numeric' : 'decimal'}
          value={text}
          placeholder={mixed ? 'mixed' : bounds.nullable ? spec.nullMeans : undefined}
          disabled={disabled}
          aria-invalid={reason ? true : undefined}
          aria-describedby={reason ? `${describedBy} ${id}-reason` : describedBy}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') {
              setText(shown);
              setReason(null);
            }
          }}
        />
        <span className="text-xs text-ink-faint">{spec.unit}</span>
      </div>
      {reason && (
        <p id={`${id}-reason`} role="alert" className="text-xs text-trouble">
          {reason}
        </p>
      )}
    </>
  );
}

/** One setting with its unit, bounds and help. Numbers take effect on Enter or when the field is left. */
export function SettingField({
  spec,
  value,
  mixed = false,
  bounds,
  disabled = false,
  onChange,
}: {
  spec: SettingSpec;
  value: SettingValue;
  /** The field stands for several components that differ. */
  mixed?: boolean;
  bounds: Bounds | null;
  disabled?: boolean;
  /** False when the value was refused; the field then shows the old one again. */
  onChange: (value: SettingValue) => boolean;
}) {
  const id = useId();
  const help = `${id}-help`;
  return (
    <div className="flex flex-col gap-1">
      {spec.kind === 'switch' ? (
        <label
          className="flex min-h-6 items-center gap-2 text-sm font-medium max-md:min-h-11"
          htmlFor={id}
        >
          <input
            id={id}
            type="checkbox"
            className="size-4 accent-[var(--accent)]"
            checked={value === true && !mixed}
            ref={(box) => {
              if (box) box.indeterminate = mixed;
            }}
            disabled={disabled}
            aria-describedby={help}
            onChange={(event) => onChange(event.target.checked)}
          />
          {spec.label}
        </label>
      ) : (
        <label className="text-sm font-medium" htmlFor={id}>
          {spec.label}
        </label>
      )}
      {spec.kind === 'choice' && (
        <select
          id={id}
          className={INPUT}
          value={mixed ? '' : String(value)}
          disabled={disabled}
          aria-describedby={help}
          onChange={(event) => onChange(event.target.value)}
        >
          {mixed && <option value="">mixed</option>}
          {spec.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {spec.kind === 'number' && bounds && (
        <NumberField
          id={id}
          spec={spec}
          value={typeof value === 'number' ? value : null}
          mixed={mixed}
          bounds={bounds}
          disabled={disabled}
          describedBy={help}
          onChange={onChange}
        />
      )}
      <p id={help} className="text-xs text-ink-faint">
        {spec.help}{' '}
        {spec.kind === 'number' && bounds && !disabled && (
          <span className="num whitespace-nowrap">
            ({formatNumber(bounds.min)}–{formatNumber(bounds.max)}
            {bounds.nullable && spec.nullMeans ? `; empty = ${spec.nullMeans}` : ''})
          </span>
        )}
      </p>
    </div>
  );
}
