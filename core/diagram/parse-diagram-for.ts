import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { Parsed, Problem } from '../shared/problem';
import type { LooseComponent, LooseDiagram } from './loose-diagram';
import { parseDiagramWith } from './parse-diagram';
import { settingProblem } from './setting-problem';

/**
 * Parses a diagram as `parseDiagram` does and holds it against a mission: given components are there, with their
 * type and without settings; every other type is in the palette; settings exist and lie within the catalogue's and the
 * mission's bounds; flows named on connections exist. All problems at once.
 */
export function parseDiagramFor(mission: Mission, input: unknown): Parsed<Diagram> {
  return parseDiagramWith(input, (diagram) => missionProblems(mission, diagram));
}

function missionProblems(mission: Mission, diagram: LooseDiagram): Problem[] {
  return [
    ...missingGivens(mission, diagram),
    ...diagram.components.flatMap((component) => componentProblems(mission, component)),
    ...diagram.connections.flatMap((connection) =>
      connection.flows.flatMap((flow, index) =>
        typeof flow !== 'string' || mission.flows.some((known) => known.id === flow)
          ? []
          : [
              {
                path: `connections[${connection.index}].flows[${index}]`,
                message: `the mission has no flow "${flow}"`,
              },
            ],
      ),
    ),
  ];
}

function missingGivens(mission: Mission, diagram: LooseDiagram): Problem[] {
  const present = new Set(diagram.components.map((component) => component.id));
  return mission.given
    .filter((given) => !present.has(given.id))
    .map((given) => ({
      path: 'components',
      message: `the given component "${given.id}" (${given.label}, ${given.type}) is missing`,
    }));
}

function componentProblems(mission: Mission, component: LooseComponent): Problem[] {
  const { index, id, type, settings } = component;
  if (type === null) return [];
  const given = mission.given.find((candidate) => candidate.id === id);
  const path = `components[${index}]`;
  if (given) {
    const problems: Problem[] = [];
    if (given.type !== type) {
      const message = `the given component "${given.id}" is of type ${given.type}, not ${type}`;
      problems.push({ path: `${path}.type`, message });
    }
    for (const name of Object.keys(settings)) {
      const message = 'the settings of a given component belong to the mission';
      problems.push({ path: `${path}.settings.${name}`, message });
    }
    return problems;
  }
  if (!mission.palette.includes(type)) {
    return [{ path: `${path}.type`, message: `this mission has no ${type} in its palette` }];
  }
  return Object.entries(settings).flatMap(([name, value]) => {
    const message = settingProblem(mission, type, name, value);
    return message === null ? [] : [{ path: `${path}.settings.${name}`, message }];
  });
}
