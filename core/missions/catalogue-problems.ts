import { COMPONENTS } from '../components/registry';
import type { ComponentTypeId, PhysicsSpec } from '../contracts/component-type';
import type { Mission } from '../contracts/mission-schema';
import { settingProblem, settingSpec } from '../diagram/setting-problem';
import type { Problem } from '../shared/problem';

/** Everything in a mission that does not fit the catalogue: settings of given components, physics, limits, palette. */
export function catalogueProblems(mission: Mission): Problem[] {
  return [
    ...mission.given.flatMap((_, index) => givenProblems(mission, index)),
    ...paletteProblems(mission),
    ...Object.entries(mission.physics).flatMap(([owner, values]) =>
      physicsProblems(mission, owner, values),
    ),
    ...limitProblems(mission),
  ];
}

function givenProblems(mission: Mission, index: number): Problem[] {
  const given = mission.given[index];
  if (!given) return [];
  const path = `given[${index}]`;
  const problems: Problem[] = [];
  const isOtherType = Object.hasOwn(COMPONENTS, given.id) && given.id !== given.type;
  if (isOtherType && Object.hasOwn(mission.physics, given.id)) {
    const message = `"${given.id}" is the name of another type; its physics could not be told apart`;
    problems.push({ path: `${path}.id`, message });
  }
  for (const [name, value] of Object.entries(given.settings ?? {})) {
    const message = settingProblem(null, given.type, name, value);
    if (message) problems.push({ path: `${path}.settings.${name}`, message });
  }
  return problems;
}

function paletteProblems({ palette }: Mission): Problem[] {
  return palette.flatMap((type, index) => {
    const path = `palette[${index}]`;
    if (palette.indexOf(type) < index) return [{ path, message: `"${type}" is listed twice` }];
    return [];
  });
}

function physicsProblems(
  mission: Mission,
  owner: string,
  values: Record<string, unknown>,
): Problem[] {
  const type = Object.hasOwn(COMPONENTS, owner)
    ? (owner as ComponentTypeId)
    : mission.given.find((given) => given.id === owner)?.type;
  const path = `physics.${owner}`;
  if (!type) return [{ path, message: 'is neither a type nor a given component' }];
  return Object.entries(values).flatMap(([name, value]) => {
    const specs = COMPONENTS[type].physics;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    const message = spec ? physicsProblem(spec, value) : `a ${type} has no physics "${name}"`;
    return message === null ? [] : [{ path: `${path}.${name}`, message }];
  });
}

function physicsProblem(spec: PhysicsSpec, value: unknown): string | null {
  if (spec.kind === 'duration') {
    const fits =
      typeof value === 'number' ? value >= 0 : typeof value === 'object' && value !== null;
    return fits ? null : 'must be a duration: ms, or a distribution of ms';
  }
  if (value === null) return spec.default === null ? null : 'must be a number';
  if (typeof value !== 'number' || !(value >= spec.min && value <= spec.max)) {
    return `must be a number from ${spec.min} to ${spec.max} (${spec.unit})`;
  }
  return spec.integer && !Number.isInteger(value) ? 'must be a whole number' : null;
}

function limitProblems(mission: Mission): Problem[] {
  return Object.entries(mission.limits).flatMap(([type, limits]) =>
    Object.entries(limits).flatMap(([name, bounds]) => {
      const path = `limits.${type}.${name}`;
      const spec = settingSpec(type as ComponentTypeId, name);
      if (!spec) return [{ path, message: `a ${type} has no setting "${name}"` }];
      if (spec.kind !== 'number') return [{ path, message: 'only numbers can be bounded' }];
      if (bounds[0] >= spec.min && bounds[1] <= spec.max) return [];
      return [{ path, message: `must lie within ${spec.min} to ${spec.max} (${spec.unit})` }];
    }),
  );
}
