import { COMPONENTS } from '../components/registry';
import type { ComponentTypeId } from '../contracts/component-type';
import type { SettingValue } from '../contracts/diagram-schema';
import { formatMs, formatNumber } from '../shared/format-number';

/** A setting of a component type as the inspector names it; its key for one that the catalogue does not know. */
export function settingName(type: ComponentTypeId, key: string): string {
  return COMPONENTS[type].settings[key]?.label ?? key;
}

/** The value of a setting in words: durations in the unit that fits, options by their names, null by what it means. */
export function settingWords(type: ComponentTypeId, key: string, value: SettingValue): string {
  const spec = COMPONENTS[type].settings[key];
  if (value === null) return (spec?.kind === 'number' && spec.nullMeans) || 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number')
    return spec?.kind === 'number' && spec.unit === 'ms' ? formatMs(value) : formatNumber(value);
  const option = spec?.kind === 'choice' && spec.options.find((one) => one.value === value);
  return option ? option.label.toLowerCase() : value;
}
