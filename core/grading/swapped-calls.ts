import { leadsTo } from '../checks/call-order';
import { resolveSettings } from '../components/resolve-settings';
import { hasSteps } from '../components/roles';
import type { Connection, Diagram, DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { buildGraph, type Graph } from '../diagram/graph';
import { checkParams } from '../missions/mission-check-params';
import type { Mutant } from './mutants';

/** Two components of a flow of which the first is to be served before anything leads to the second. */
interface Pair {
  flow: string;
  first: string;
  second: string;
}

const strings = (value: unknown): string[] =>
  [value].flat().filter((entry) => typeof entry === 'string');

/** Every order that a check of the mission demands: of targets, and of targets before the news of them. */
function demandedOrder(mission: Mission): Pair[] {
  return mission.stages
    .flatMap((stage) => stage.checks)
    .flatMap((entry): Pair[] => {
      const { flow: id, pairs } = checkParams(entry);
      const flow = mission.flows.find((candidate) => candidate.id === id);
      if (flow === undefined) return [];
      if (entry.check === 'tells-when-done') {
        return strings(flow.to).flatMap((first) =>
          (flow.news ?? []).map((second) => ({ flow: flow.id, first, second })),
        );
      }
      if (entry.check !== 'in-order' || !Array.isArray(pairs)) return [];
      return pairs
        .map(strings)
        .flatMap(([first, second]) =>
          first === undefined || second === undefined ? [] : [{ flow: flow.id, first, second }],
        );
    });
}

/** The first connection of a sender that this later one has to stay behind; undefined when there is none. */
function hasToFollow(
  ways: readonly Connection[],
  later: Connection,
  pairs: readonly (Pair & { graph: Graph })[],
): Connection | undefined {
  return ways
    .slice(0, ways.indexOf(later))
    .find(
      (earlier) =>
        earlier.kind === 'sync' &&
        pairs.some(
          ({ graph, first, second }) =>
            leadsTo(graph, earlier, first) &&
            leadsTo(graph, later, second) &&
            !leadsTo(graph, later, first),
        ),
    );
}

/**
 * A mutant for each connection of a service or worker that a check of the mission wants behind another one: it goes before
 * that. The order of calls that are made together, and any other order, makes no difference and is left alone.
 */
export function swappedCalls(
  mission: Mission,
  diagram: Diagram,
  own: readonly DiagramComponent[],
): Mutant[] {
  const pairs = demandedOrder(mission).map((pair) => ({
    ...pair,
    graph: buildGraph(diagram, pair.flow),
  }));
  const labels = new Map(diagram.components.map(({ id, label }) => [id, label]));
  return own.flatMap((sender) => {
    if (!hasSteps(sender)) return [];
    if (resolveSettings(mission, sender).calls === 'together') return [];
    const ways = diagram.connections.filter(({ from }) => from === sender.id);
    return ways.flatMap((later) => {
      const earlier = hasToFollow(ways, later, pairs);
      if (earlier === undefined) return [];
      const others = diagram.connections.filter(({ id }) => id !== later.id);
      const connections = others.flatMap((each) =>
        each.id === earlier.id ? [later, each] : [each],
      );
      const change = `“${sender.label}” turns to “${labels.get(later.to)}” before “${labels.get(earlier.to)}”.`;
      return [
        {
          operator: 'swap-calls',
          target: later.id,
          change,
          diagram: { ...diagram, connections },
        },
      ];
    });
  });
}
