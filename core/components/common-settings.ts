import type { SettingSpec } from '../contracts/component-type';
import type { DiagramComponent, SettingValue } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { COMPONENTS } from './registry';
import { boundsOfSetting, isOffered, resolveSettings } from './resolve-settings';

type Bounds = ReturnType<typeof boundsOfSetting>;

/** A setting that several components share, with the bounds that hold for all of them. */
export interface CommonSetting {
  name: string;
  spec: SettingSpec;
  /** Null for what is not a number. */
  bounds: Bounds | null;
  value: SettingValue;
  /** Whether the components differ; then `value` is that of the first. */
  mixed: boolean;
}

/** Whether two types mean the same by a setting: the same kind of value, in the same unit or with the same options, and by leaving it empty. */
function alike(a: SettingSpec, b: SettingSpec | undefined): boolean {
  if (a.kind === 'number')
    return b?.kind === 'number' && a.unit === b.unit && a.nullMeans === b.nullMeans;
  if (a.kind === 'choice')
    return (
      b?.kind === 'choice' &&
      a.options.length === b.options.length &&
      a.options.every((option, i) => option.value === b.options[i]?.value)
    );
  return b?.kind === a.kind;
}

function commonBounds(
  mission: Pick<Mission, 'limits'>,
  components: readonly DiagramComponent[],
  name: string,
): Bounds | null {
  const all = components.flatMap(({ type }) => {
    const spec = COMPONENTS[type].settings[name];
    return spec?.kind === 'number' ? [boundsOfSetting(mission, type, name, spec)] : [];
  });
  if (all.length === 0) return null;
  return {
    min: Math.max(...all.map((b) => b.min)),
    max: Math.min(...all.map((b) => b.max)),
    nullable: all.every((b) => b.nullable),
  };
}

/**
 * The settings that all of these components have, in the order of the first one's type. Those whose bounds leave no common value are left
 * out; empty for no components.
 */
export function commonSettings(
  mission: Pick<Mission, 'given' | 'limits'>,
  components: readonly DiagramComponent[],
): CommonSetting[] {
  const first = components[0];
  if (!first) return [];
  const resolved = components.map((component) => resolveSettings(mission, component));
  return Object.entries(COMPONENTS[first.type].settings).flatMap(([name, spec]) => {
    if (!components.every(({ type }) => alike(spec, COMPONENTS[type].settings[name]))) return [];
    if (!components.every(({ type }) => isOffered(mission, type, name, spec))) return [];
    const bounds = commonBounds(mission, components, name);
    if (bounds && bounds.min > bounds.max) return [];
    const value = resolved[0]?.[name] ?? null;
    const mixed = resolved.some((settings) => (settings[name] ?? null) !== value);
    return [{ name, spec, bounds, value, mixed }];
  });
}
