import { z } from 'zod';
import { type DiagramComponent, IdSchema } from '../contracts/diagram-schema';
import type { Verdict } from '../contracts/grade-report';
import type { Flow } from '../contracts/mission-schema';
import { type Graph, pathTo, reach, reachBack } from '../diagram/graph';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf, isDeadLetterQueue } from './dead-letters';
import { entryServices, noEntryMessage } from './entry';
import { budgetNote, flowOf, flowRunOf, targetsOf } from './runs';
import { fail, figure, pass } from './verdict';
import { items, labelOf, listOf, pathEvidence, pathText } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** The target that the work must reach through a queue; all targets of the flow when left out. */
  target: IdSchema.optional(),
  /** Several of them, instead of `target`. */
  targets: z.array(IdSchema).min(1).optional(),
});

/** Work passes on from any component but a client: a client that gets a callback starts nothing by it. */
const through = (component: DiagramComponent) => component.type !== 'client';

/** Demands a queue on every path from the entry to the target, drained, and used in the run. */
export const queueCarriesWork = defineCheck({
  id: 'queue-carries-work',
  summary:
    'A queue lies on every path from the entry to the target, has a consumer, and carried the work.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenario, target, targets }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    if (entryServices(graph, flow).length === 0) {
      return fail(noEntryMessage(context, flow), { components: [flow.from] });
    }
    const carriers = new Set<string>();
    for (const end of targets ?? (target === undefined ? targetsOf(flow) : [target])) {
      const broken = brokenShape(context, graph, flow, end);
      if (broken) return broken;
      for (const id of queuesBetween(graph, flow.from, end)) carriers.add(id);
    }
    return carried(context, flow, scenario, [...carriers]);
  },
});

function brokenShape(
  context: CheckContext,
  graph: Graph,
  flow: Flow,
  target: string,
): Verdict | null {
  const reached = reach(graph, flow.from, { through });
  if (!reached.has(target)) {
    const stuck = [...reached.keys()].filter((id) => isUndrained(graph, id));
    if (stuck.length > 0) {
      const message = `Nobody takes messages from ${labels(context, stuck)}: connect a worker that goes on to ${labelOf(context, target)}.`;
      return fail(message, { components: stuck });
    }
    const message = `No path leads from ${labelOf(context, flow.from)} to ${labelOf(context, target)}.`;
    return fail(message, { components: [flow.from, target] });
  }
  const around = pathTo(
    reach(graph, flow.from, { through: (c) => through(c) && c.type !== 'queue' }),
    target,
  );
  if (!around) return forgetful(context, graph, flow, target);
  const message = `No queue lies on the way ${pathText(context, around)}: the work goes around any queue.`;
  return fail(message, pathEvidence(around));
}

/** A service that a load balancer gives requests to, and from which nothing goes on: what it takes is accepted and gone. */
function forgetful(
  context: CheckContext,
  graph: Graph,
  flow: Flow,
  target: string,
): Verdict | null {
  const back = reachBack(graph, target, { through });
  const lost = entryServices(graph, flow).find(
    (id) =>
      !back.has(id) &&
      graph.incoming(id).some(({ from }) => graph.components.get(from)?.type === 'load-balancer'),
  );
  if (lost === undefined) return null;
  const message = `${labelOf(context, lost)} takes its share of the requests, and nothing goes on from there to ${labelOf(context, target)}.`;
  return fail(message, { components: [lost] });
}

function carried(
  context: CheckContext,
  flow: Flow,
  scenario: string,
  queues: readonly string[],
): Verdict {
  const run = context.run(scenario);
  const graph = context.graph(flow.id);
  const out = new Set(
    queues.flatMap((id) => consumersOf(graph, id).map((connection) => connection.id)),
  );
  const handedOut = run.connections
    .filter((connection) => out.has(connection.id))
    .reduce((sum, connection) => sum + connection.items, 0);
  const { delivered } = flowRunOf(run, flow.id).items;
  const evidence = {
    components: [...queues],
    connections: [...out],
    figures: [
      figure('handed out by queues', handedOut, 'items'),
      figure('delivered', delivered, 'items'),
    ],
  };
  const names = labels(context, queues);
  if (handedOut === 0) {
    return fail(`${names} handed out nothing in the run.${budgetNote(context, run)}`, evidence);
  }
  if (delivered === 0) {
    const message = `${names} handed out ${items(flow, handedOut)}, but none was delivered.${budgetNote(context, run)}`;
    return fail(message, evidence);
  }
  return pass(`All work went through ${names}: ${items(flow, delivered)} delivered.`, evidence);
}

function queuesBetween(graph: Graph, from: string, to: string): string[] {
  const back = reachBack(graph, to, { through });
  return [...reach(graph, from, { through }).keys()].filter(
    (id) => graph.components.get(id)?.type === 'queue' && back.has(id),
  );
}

function isUndrained(graph: Graph, id: string): boolean {
  if (graph.components.get(id)?.type !== 'queue') return false;
  return consumersOf(graph, id).length === 0 && !isDeadLetterQueue(graph, id);
}

function labels(context: CheckContext, ids: readonly string[]): string {
  return listOf(ids.map((id) => labelOf(context, id)));
}
