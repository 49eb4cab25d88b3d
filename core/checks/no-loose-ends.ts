import { z } from 'zod';
import { type DiagramComponent, IdSchema } from '../contracts/diagram-schema';
import { type Graph, reach } from '../diagram/graph';
import { formatNumber } from '../shared/format-number';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf, isDeadLetterQueue } from './dead-letters';
import { fail, pass } from './verdict';
import { labelOf, listOf } from './wording';

/** Forbids components that no flow reaches and components that lead their work nowhere. */
export const noLooseEnds = defineCheck({
  id: 'no-loose-ends',
  summary:
    'Every component is reached by a flow, and no queue, topic or load balancer ends in nothing.',
  params: z.strictObject({
    /** Given components that a good design may leave aside. */
    optional: z.array(IdSchema).default([]),
  }),
  run(context, { optional }) {
    const graph = context.graph();
    const reached = reachedByFlows(context);
    const all = [...graph.components.values()];
    if (all.length === 0) return fail('The diagram is empty.');
    const alone = all.filter((c) => degree(graph, c) === 0 && !optional.includes(c.id));
    const unreached = all.filter((c) => degree(graph, c) > 0 && !reached.has(c.id));
    const dead = all.filter(
      (c) => reached.has(c.id) && degree(graph, c) > 0 && leadsNowhere(graph, c),
    );
    const problems = [
      sentence(context, alone, 'is not connected to anything', 'are not connected to anything'),
      sentence(
        context,
        unreached,
        'is never reached by a request',
        'are never reached by a request',
      ),
      sentence(context, dead, 'hands its work to nobody', 'hand their work to nobody'),
    ].filter(Boolean);
    if (problems.length > 0) {
      return fail(problems.join(' '), {
        components: [...alone, ...unreached, ...dead].map((c) => c.id),
      });
    }
    return pass(`All ${formatNumber(all.length)} components are connected and reached.`);
  },
});

function reachedByFlows(context: CheckContext): Set<string> {
  return new Set(
    context.mission.flows.flatMap((flow) => [...reach(context.graph(flow.id), flow.from).keys()]),
  );
}

function degree(graph: Graph, { id }: DiagramComponent): number {
  return graph.outgoing(id).length + graph.incoming(id).length;
}

function leadsNowhere(graph: Graph, { id, type }: DiagramComponent): boolean {
  if (type === 'queue') return consumersOf(graph, id).length === 0 && !isDeadLetterQueue(graph, id);
  return (type === 'topic' || type === 'load-balancer') && graph.outgoing(id).length === 0;
}

function sentence(
  context: CheckContext,
  components: DiagramComponent[],
  one: string,
  many: string,
): string {
  if (components.length === 0) return '';
  const names = listOf(components.map(({ id }) => labelOf(context, id)));
  return `${names} ${components.length === 1 ? one : many}.`;
}
