import { COMPONENTS } from '../components/registry';
import { boundsOfSetting } from '../components/resolve-settings';
import type { ComponentTypeId, SettingSpec } from '../contracts/component-type';
import type { Mission } from '../contracts/mission-schema';

/** The catalogue's description of one setting; undefined when the type has no setting of that name. */
export function settingSpec(type: ComponentTypeId, name: string): SettingSpec | undefined {
  const { settings } = COMPONENTS[type];
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}

/**
 * Why a setting may not have this value in this mission (catalogue narrowed by the mission's limits), in words for
 * the learner; null when it may.
 */
export function settingProblem(
  mission: Pick<Mission, 'limits'>,
  type: ComponentTypeId,
  name: string,
  value: unknown,
): string | null {
  const spec = settingSpec(type, name);
  if (!spec) return `a ${type} has no setting "${name}"`;
  if (spec.kind === 'switch') {
    return typeof value === 'boolean' ? null : 'must be true or false';
  }
  if (spec.kind === 'choice') {
    const options = spec.options.map((option) => option.value);
    if (typeof value === 'string' && options.includes(value)) return null;
    return `must be ${options.map((option) => `"${option}"`).join(' or ')}`;
  }
  const { min, max, nullable } = boundsOfSetting(mission, type, name, spec);
  const kind = spec.integer ? 'a whole number' : 'a number';
  const orNull = nullable ? `, or null for ${spec.nullMeans}` : '';
  const rule = `must be ${kind} from ${min} to ${max} (${spec.unit})${orNull}`;
  if (value === null) return nullable ? null : rule;
  if (typeof value !== 'number' || !(value >= min && value <= max)) return rule;
  return spec.integer && !Number.isInteger(value) ? rule : null;
}
