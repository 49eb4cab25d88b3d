import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';

/** The canvas as a mission opens it: the given components, unconnected and without settings of their own. */
export function initialDiagram(mission: Pick<Mission, 'given'>): Diagram {
  return {
    format: 1,
    components: mission.given.map(({ id, type, label, position }) => ({
      id,
      type,
      label,
      position: { ...position },
    })),
    connections: [],
    notes: [],
  };
}
