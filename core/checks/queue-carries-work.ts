import { z } from 'zod';
import { handsOn, isPeople, isQueue } from '../components/roles';
import { type DiagramComponent, IdSchema } from '../contracts/diagram-schema';
import type { Flow } from '../contracts/mission-schema';
import { type Graph, pathTo, reach, reachBack } from '../diagram/graph';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf, isDeadLetterQueue } from './dead-letters';
import { ENTRY_WORDS, entryServices, noEntry } from './entry';
import { noPathRoots, nothingRoots } from './missing-items';
import { flowOf, flowRunOf, targetsOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { pathComponents, pathEvidence } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** The target that the work must reach through a queue; all targets of the flow when left out. */
  target: IdSchema.optional(),
  /** Several of them, instead of `target`. */
  targets: z.array(IdSchema).min(1).optional(),
});

/** Work passes on from any component but a client: a client that gets a callback starts nothing by it. */
const through = (component: DiagramComponent) => !isPeople(component);

/** Demands a queue on every path from the entry to the target, drained, and used in the run. */
export const queueCarriesWork = defineCheck({
  id: 'queue-carries-work',
  summary:
    'A queue lies on every path from the entry to the target, has a consumer, and carried the work.',
  params: ParamsSchema,
  words: {
    ...ENTRY_WORDS,
    ...UNFINISHED_WORDS,
    undrained: ({ queues, target }: { queues: readonly string[]; target: string }, say) =>
      `Nothing takes messages from ${say.names(queues)}: connect a worker that goes on to ${say.name(target)}.`,
    'no-path': ({ from, target }: { from: string; target: string }, say) =>
      `No path leads from ${say.name(from)} to ${say.name(target)}.`,
    'goes-around': ({ path }: { path: readonly string[] }, say) =>
      `The path ${say.path(path)} passes no queue.`,
    forgets: ({ service, target }: { service: string; target: string }, say) =>
      `${say.name(service)} takes its share of the requests, and nothing goes on from there to ${say.name(target)}.`,
    idle: ({ queues }: { queues: readonly string[] }, say) =>
      `${say.names(queues)} handed out nothing in the run.`,
    'nothing-delivered': (
      d: { queues: readonly string[]; flow: string; targets: readonly string[] },
      say,
    ) => `${say.names(d.queues)} handed work out, but none of it came to ${say.names(d.targets)}.`,
    carried: (d: { queues: readonly string[]; targets: readonly string[] }, say) =>
      `All work for ${say.names(d.targets)} went through ${say.names(d.queues)}.`,
  },
  judge(context, { flow: flowId, scenario, target, targets }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    if (entryServices(graph, flow).length === 0) return noEntry(flow);
    const carriers = new Set<string>();
    const ends = targets ?? (target === undefined ? targetsOf(flow) : [target]);
    for (const end of ends) {
      const broken = brokenShape(graph, flow, end);
      if (broken) return broken;
      for (const id of queuesBetween(graph, flow.from, end)) carriers.add(id);
    }
    return carried(context, flow, scenario, [...carriers], ends);
  },
});

function brokenShape(graph: Graph, flow: Flow, target: string) {
  const { from } = flow;
  const reached = reach(graph, from, { through });
  if (!reached.has(target)) {
    const stuck = [...reached.keys()].filter((id) => isUndrained(graph, id));
    if (stuck.length > 0) {
      return broken('undrained', { queues: stuck, target }, { components: stuck });
    }
    const roots = noPathRoots(from, [target]);
    return broken('no-path', { from, target }, { components: [from, target], roots });
  }
  const around = pathTo(reach(graph, from, { through: (c) => through(c) && !isQueue(c) }), target);
  if (around) return broken('goes-around', { path: pathComponents(around) }, pathEvidence(around));
  const service = forgetful(graph, flow, target);
  return service === undefined
    ? null
    : broken('forgets', { service, target }, { components: [service] });
}

/** A service that a load balancer gives requests to, and from which nothing goes on: what it takes is accepted and gone. */
function forgetful(graph: Graph, flow: Flow, target: string): string | undefined {
  const back = reachBack(graph, target, { through });
  return entryServices(graph, flow).find(
    (id) =>
      !back.has(id) && graph.incoming(id).some(({ from }) => handsOn(graph.components.get(from))),
  );
}

function carried(
  context: CheckContext,
  flow: Flow,
  scenario: string,
  queues: readonly string[],
  targets: readonly string[],
) {
  const run = context.run(scenario);
  const graph = context.graph(flow.id);
  const out = new Set(
    queues.flatMap((id) => consumersOf(graph, id).map((connection) => connection.id)),
  );
  const handedOut = run.connections
    .filter((connection) => out.has(connection.id))
    .reduce((sum, connection) => sum + connection.items, 0);
  // Whether everything arrives is for other checks to say; here it counts that the queue's work comes to its targets at all.
  const served = (id: string) =>
    flowRunOf(run, flow.id).targets.find((target) => target.id === id)?.delivered ?? 0;
  const empty = targets.filter((id) => served(id) === 0);
  const evidence = {
    components: [...queues],
    connections: [...out],
    figures: [figure('handed out by queues', handedOut, 'items')],
  };
  if (run.status !== 'ok' && empty.length > 0) return unfinished(context, run, evidence);
  if (handedOut === 0) return broken('idle', { queues }, evidence);
  if (empty.length > 0) {
    const roots = nothingRoots(flow.id, scenario);
    return broken(
      'nothing-delivered',
      { queues, flow: flow.id, targets: empty },
      { ...evidence, roots },
    );
  }
  return kept('carried', { queues, targets }, evidence);
}

function queuesBetween(graph: Graph, from: string, to: string): string[] {
  const back = reachBack(graph, to, { through });
  return [...reach(graph, from, { through }).keys()].filter(
    (id) => isQueue(graph.components.get(id)) && back.has(id),
  );
}

function isUndrained(graph: Graph, id: string): boolean {
  if (!isQueue(graph.components.get(id))) return false;
  return consumersOf(graph, id).length === 0 && !isDeadLetterQueue(graph, id);
}
