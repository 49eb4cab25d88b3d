import { consumersOf } from '../checks/dead-letters';
import type { Diagram } from '../contracts/diagram-schema';
import type { MissionCheck } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { buildGraph } from '../diagram/graph';
import { checkParams } from '../missions/mission-check-params';
import type { Mutant } from './mutants';

const SMALL_QUEUE = 10;

/**
 * Whether a run of the unchanged design leaves open what a mutant would do in it: a second chance that nobody took, room
 * that nobody needed, and a route that nothing went along cannot be missed. Says yes wherever that is not certain.
 */
export function canChange(diagram: Diagram, mutant: Mutant, run: ScenarioRun): boolean {
  const graph = buildGraph(diagram);
  const ran = run.components.find(({ id }) => id === mutant.target);
  const sent = (id: string) => run.connections.find((c) => c.id === id)?.sent ?? 0;
  const total = (connections: readonly { id: string }[]) =>
    connections.reduce((sum, { id }) => sum + sent(id), 0);
  switch (mutant.operator) {
    case 'drop-dead-letter-route':
      return sent(mutant.target) > 0;
    case 'one-receive':
      return total(consumersOf(graph, mutant.target)) > total(graph.incoming(mutant.target));
    case 'small-queue':
      return (ran?.peakDepth ?? 0) > SMALL_QUEUE;
    case 'no-backlog':
      return (ran?.peakDepth ?? 0) > 0;
    case 'no-retries':
      return graph
        .outgoing(mutant.target)
        .some(({ id }) => (run.connections.find((c) => c.id === id)?.failed ?? 0) > 0);
    default:
      return true;
  }
}

/** The checks whose verdict a mutant may change, by the runs that the unchanged design had. */
export function checksToRun(
  diagram: Diagram,
  mutant: Mutant,
  checks: readonly MissionCheck[],
  runs: readonly ScenarioRun[],
): MissionCheck[] {
  const open = (scenario: unknown) => {
    const run = runs.find(({ id }) => id === scenario);
    return run === undefined || canChange(diagram, mutant, run);
  };
  return checks.filter((check) => {
    const { scenario, scenarios } = checkParams(check);
    const named = [scenario, ...(Array.isArray(scenarios) ? scenarios : [])].filter(
      (id) => id !== undefined,
    );
    return named.length === 0 || named.some(open);
  });
}
