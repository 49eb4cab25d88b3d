import { resolveSettings } from '../components/resolve-settings';
import type { Diagram, DiagramComponent, SettingValue } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { partsOnto } from '../diagram/design-shape';

/** How the members of a group have set one setting, the commonest value first. */
export interface SettingSpread {
  key: string;
  /** What the typical design has. */
  typical: SettingValue;
  values: { value: SettingValue; members: number }[];
}

/** The settings of one component of the typical design, and how the members have set them. */
export interface ComponentSpread {
  component: DiagramComponent;
  settings: SettingSpread[];
}

/**
 * How designs of one shape differ in their settings, by the components of the typical one; those that the mission gives have nothing to
 * set. A design of another shape is left out.
 */
export function settingsSpread(
  mission: Pick<Mission, 'given' | 'limits' | 'flows'>,
  typical: Diagram,
  members: readonly Diagram[],
): ComponentSpread[] {
  const given = new Set(mission.given.map(({ id }) => id));
  const mapped = members.flatMap((member) => {
    const onto = partsOnto(mission, typical, member);
    const own = new Map(member.components.map((component) => [component.id, component]));
    return onto ? [{ at: (id: string) => own.get(onto.get(id) ?? '') }] : [];
  });
  return typical.components
    .filter(({ id }) => !given.has(id))
    .map((component) => {
      const all = mapped.flatMap(({ at }) => {
        const own = at(component.id);
        return own ? [resolveSettings(mission, own)] : [];
      });
      const settings = Object.entries(resolveSettings(mission, component)).map(
        ([key, value]): SettingSpread => {
          const counts = new Map<SettingValue, number>();
          for (const own of all) {
            const chosen = own[key] ?? null;
            counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
          }
          const values = [...counts].map(([chosen, count]) => ({ value: chosen, members: count }));
          values.sort((a, b) => b.members - a.members || (`${a.value}` < `${b.value}` ? -1 : 1));
          return { key, typical: value, values };
        },
      );
      return { component, settings };
    })
    .filter(({ settings }) => settings.length > 0);
}
