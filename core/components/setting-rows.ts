import type { ComponentTypeId, SettingSpec } from '../contracts/component-type';
import type { DiagramComponent, SettingValue } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { formatMs, formatNumber } from '../shared/format-number';
import { COMPONENTS } from './registry';
import { resolveSettings } from './resolve-settings';
import { groupSettings } from './setting-groups';

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

function rangeOf(spec: SettingSpec): string {
  if (spec.kind === 'switch') return 'on or off';
  if (spec.kind === 'choice') return spec.options.map(({ label }) => label).join(' · ');
  const { unit, min, max, nullMeans } = spec;
  const range = `${unit === 'ms' ? formatMs(min) : formatNumber(min)} to ${withUnit(max, unit)}`;
  return nullMeans === undefined ? range : `${range}, or ${nullMeans}`;
}

/** A value of a setting in words, with its unit: what holds, what was chosen, or whether it is on. */
export function valueWords(spec: SettingSpec, value: SettingValue): string {
  if (spec.kind === 'number') {
    return typeof value === 'number' ? withUnit(value, spec.unit) : (spec.nullMeans ?? 'empty');
  }
  if (spec.kind === 'switch') return value === true ? 'on' : 'off';
  return spec.options.find((option) => option.value === value)?.label ?? String(value);
}

/** All settings of a type in words, from the catalogue: those one decides first, and groups of the others. */
export function settingRows(type: ComponentTypeId): {
  usual: SettingRow[];
  groups: { title: string; rows: SettingRow[] }[];
} {
  const { settings } = COMPONENTS[type];
  const row = (name: string): SettingRow[] => {
    const spec = settings[name];
    if (spec === undefined) return [];
    const { label, help, ifLimited } = spec;
    return [
      {
        name,
        label,
        help,
        standard: valueWords(spec, spec.default),
        range: rangeOf(spec),
        ifOffered: ifLimited !== undefined,
      },
    ];
  };
  const { usual, groups } = groupSettings(Object.keys(settings));
  return {
    usual: usual.flatMap(row),
    groups: groups.map(({ title, names }) => ({ title, rows: names.flatMap(row) })),
  };
}

/** What was decided about these settings of a component, where it differs from what would hold anyway: `Retries: 3 retries`. */
export function decidedOf(
  mission: Mission,
  component: DiagramComponent,
  names: readonly string[],
): string[] {
  const settings = resolveSettings(mission, component);
  const defaults = resolveSettings(mission, { ...component, settings: {} });
  return names.flatMap((name) => {
    const spec = COMPONENTS[component.type].settings[name];
    const value = settings[name];
    if (spec === undefined || value === undefined || value === defaults[name]) return [];
    return [`${spec.label}: ${valueWords(spec, value)}`];
  });
}
