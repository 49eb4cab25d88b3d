import { COMPONENTS } from '../components/registry';
import { boundsOfSetting, isOffered } from '../components/resolve-settings';
import type { ComponentTypeId, SettingSpec } from '../contracts/component-type';
import type { Mission } from '../contracts/mission-schema';

/** The catalogue's description of one setting; undefined when the type has no setting of that name. */
export function settingSpec(type: ComponentTypeId, name: string): SettingSpec | undefined {
  const { settings } = COMPONENTS[type];
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}

/**
 * Why a setting may not have this value in this mission (catalogue narrowed by the mission's limits), in words for
 * the learner; null when it may. Without a mission, what the catalogue says holds alone: so for what a mission gives.
 */
export function settingProblem(
  mission: Pick<Mission, 'limits'> | null,
  type: ComponentTypeId,
  name: string,
  value: unknown,
): string | null {
  const spec = settingSpec(type, name);
  if (!spec) return `a ${type} has no setting "${name}"`;
  if (mission !== null && !isOffered(mission, type, name, spec)) {
    const only = spec.default;
    return value === only ? null : `is not offered in this mission; leave it out or say ${only}`;
  }
  if (spec.kind === 'switch') {
    return typeof value === 'boolean' ? null : 'must be true or false';
  }
  if (spec.kind === 'choice') {
    const options = spec.options.map((option) => option.value);
    if (typeof value === 'string' && options.includes(value)) return null;
    return `must be ${options.map((option) => `"${option}"`).join(' or ')}`;
  }
  const { min, max, nullable } =
    mission === null
      ? { min: spec.min, max: spec.max, nullable: spec.nullMeans !== undefined }
      : boundsOfSetting(mission, type, name, spec);
  const kind = spec.integer ? 'a whole number' : 'a number';
  const orNull = nullable ? `, or null for ${spec.nullMeans}` : '';
  const rule = `must be ${kind} from ${min} to ${max} (${spec.unit})${orNull}`;
  if (value === null) return nullable ? null : rule;
  if (typeof value !== 'number' || !(value >= min && value <= max)) return rule;
  return spec.integer && !Number.isInteger(value) ? rule : null;
}
