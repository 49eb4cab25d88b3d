import type { ComponentTypeId, NumberSetting, SettingSpec } from '../contracts/component-type';
import { formatMs, formatNumber } from '../shared/format-number';
import { COMPONENTS } from './registry';

/** Settings of outgoing calls: seldom what decides, so they stand behind the others. */
const CALLING = new Set([
  ...['calls', 'timeoutMs', 'retries', 'backoffMs', 'retryBudgetPercent', 'keepsDeadline'],
  ...['breakerFailures', 'breakerWindowMs', 'breakerOpenMs', 'breakerProbes', 'callsAtOnce'],
]);

/** Whether a setting is about how a component calls others. */
export const isOfCalling = (name: string): boolean => CALLING.has(name);

/** Settings that few designs need and that ask for a thought first: they stand behind the others, too. */
const MORE = new Set(['partitions']);

/** Whether a setting stands under "More". */
export const isOfMore = (name: string): boolean => MORE.has(name);

/** A setting in words, as the handbook lists it. */
export interface SettingRow {
  name: string;
  label: string;
  help: string;
  /** What holds where nothing was decided, with its unit. */
  standard: string;
  /** What may be chosen, with its unit. */
  range: string;
  /** Whether a mission has to offer it. */
  ifOffered: boolean;
}

/** A number with its unit: `5 receives`, `1 slot per replica`, `300 s` for 300,000 ms. */
function withUnit(value: number, unit: string): string {
  if (unit === 'ms') return formatMs(value);
  const one = unit === 'retries' ? 'retry' : unit.replace(/^([a-z]+)s\b/, '$1');
  return `${formatNumber(value)} ${value === 1 ? one : unit}`;
}

function numberRow(spec: NumberSetting): Pick<SettingRow, 'standard' | 'range'> {
  const { unit, min, max, nullMeans, default: standard } = spec;
  const range = `${unit === 'ms' ? formatMs(min) : formatNumber(min)} to ${withUnit(max, unit)}`;
  return {
    standard: standard === null ? (nullMeans ?? 'empty') : withUnit(standard, unit),
    range: nullMeans === undefined ? range : `${range}, or ${nullMeans}`,
  };
}

function valuesOf(spec: SettingSpec): Pick<SettingRow, 'standard' | 'range'> {
  if (spec.kind === 'number') return numberRow(spec);
  if (spec.kind === 'switch') return { standard: spec.default ? 'on' : 'off', range: 'on or off' };
  const labels = spec.options.map(({ label }) => label);
  return {
    standard: spec.options.find(({ value }) => value === spec.default)?.label ?? spec.default,
    range: labels.join(' · '),
  };
}

/** All settings of a type in words, from the catalogue: those one decides first, and those of its own calls. */
export function settingRows(type: ComponentTypeId): { usual: SettingRow[]; calling: SettingRow[] } {
  const rows = Object.entries(COMPONENTS[type].settings).map(
    ([name, spec]): SettingRow => ({
      name,
      label: spec.label,
      help: spec.help,
      ...valuesOf(spec),
      ifOffered: spec.ifLimited !== undefined,
    }),
  );
  return {
    usual: rows.filter(({ name }) => !isOfCalling(name)),
    calling: rows.filter(({ name }) => isOfCalling(name)),
  };
}
