import type { Duration, NumberSetting, SettingSpec } from '../contracts/component-type';
import type { DiagramComponent, SettingValue } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { COMPONENTS } from './registry';

/** Every setting of one component by name, defaults filled in. */
export type ResolvedSettings = Readonly<Record<string, SettingValue>>;

/** Every physics value of one component by name: ms, distributions of ms, or plain numbers. */
export type ResolvedPhysics = Readonly<Record<string, Duration | number | null>>;

type MissionLimits = Pick<Mission, 'given' | 'limits'>;
type MissionPhysics = Pick<Mission, 'physics'>;
type ComponentIdentity = Pick<DiagramComponent, 'id' | 'type' | 'settings'>;

/** Whether a setting is there in a mission: most are, some only where the mission's limits name them. */
export function isOffered(
  mission: Pick<Mission, 'limits'>,
  type: ComponentIdentity['type'],
  name: string,
  spec: SettingSpec,
): boolean {
  const { ifLimited } = spec;
  if (ifLimited === undefined) return true;
  return mission.limits[type]?.[ifLimited === true ? name : ifLimited] !== undefined;
}

/**
 * The bounds a number setting has in a mission: the mission's limits where it names the setting, else the catalogue's.
 * With mission limits `null` ("no limit") is not allowed any more, unless the setting is optional. A setting that the mission does not offer has its default alone.
 */
export function boundsOfSetting(
  mission: Pick<Mission, 'limits'>,
  type: ComponentIdentity['type'],
  name: string,
  spec: NumberSetting,
): { min: number; max: number; nullable: boolean } {
  const limit = mission.limits[type]?.[name];
  if (!isOffered(mission, type, name, spec)) {
    const { default: only } = spec;
    return { min: only ?? spec.max, max: only ?? spec.max, nullable: only === null };
  }
  if (limit === undefined) {
    return { min: spec.min, max: spec.max, nullable: spec.nullMeans !== undefined };
  }
  return { min: limit[0], max: limit[1], nullable: spec.optional === true };
}

function defaultOf(
  mission: Pick<Mission, 'limits'>,
  type: ComponentIdentity['type'],
  name: string,
  spec: SettingSpec,
): SettingValue {
  if (spec.kind !== 'number') return spec.default;
  const limit = mission.limits[type]?.[name];
  if (limit === undefined) return spec.default;
  // "No limit" lies above every number, so its nearest bound is the upper one.
  if (spec.default === null) return spec.optional === true ? null : limit[1];
  return Math.min(Math.max(spec.default, limit[0]), limit[1]);
}

/**
 * All settings of a component as they hold in a mission. A given component takes the mission's settings, any other
 * its own; what is left out takes the catalogue's default moved to the nearest bound of the mission's limits.
 * Refuses nothing: values are checked where the document is parsed.
 */
export function resolveSettings(
  mission: MissionLimits,
  component: ComponentIdentity,
): ResolvedSettings {
  const given = mission.given.find((candidate) => candidate.id === component.id);
  const decided = given === undefined ? component.settings : given.settings;
  const resolved: Record<string, SettingValue> = {};
  for (const [name, spec] of Object.entries(COMPONENTS[component.type].settings)) {
    const own = decided?.[name];
    resolved[name] = own === undefined ? defaultOf(mission, component.type, name, spec) : own;
  }
  return resolved;
}

/**
 * All physics values of a component in a mission: the type's default, overridden by the mission's value for the type,
 * overridden by its value for this id.
 */
export function resolvePhysics(
  mission: MissionPhysics,
  component: Pick<DiagramComponent, 'id' | 'type'>,
): ResolvedPhysics {
  const byType = mission.physics[component.type];
  // A box that a learner named after a type must not pick up that type's physics.
  const byId = component.id in COMPONENTS ? undefined : mission.physics[component.id];
  const resolved: Record<string, Duration | number | null> = {};
  for (const [name, spec] of Object.entries(COMPONENTS[component.type].physics)) {
    const ofId = byId?.[name];
    const ofType = byType?.[name];
    resolved[name] = ofId !== undefined ? ofId : ofType !== undefined ? ofType : spec.default;
  }
  return resolved;
}

/** How many replicas run of a component that does not scale: each shard has all of them to itself. */
export function replicasIn({ replicas, partitions }: ResolvedSettings): number {
  return Number(replicas ?? 1) * Number(partitions ?? 1);
}
