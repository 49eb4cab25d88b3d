import { z } from 'zod';
import { handsOn, isQueue, isTopic } from '../components/roles';
import { type DiagramComponent, IdSchema } from '../contracts/diagram-schema';
import { type Graph, reach } from '../diagram/graph';
import { formatNumber } from '../shared/format-number';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf, isDeadLetterQueue } from './dead-letters';
import type { Say } from './say';
import { broken, kept } from './verdict';

/** Forbids components that no flow reaches and components that lead their work nowhere. */
export const noLooseEnds = defineCheck({
  id: 'no-loose-ends',
  summary:
    'Every component is reached by a flow, and no queue, topic or load balancer ends in nothing.',
  params: z.strictObject({
    /** Given components that a good design may leave aside. */
    optional: z.array(IdSchema).default([]),
  }),
  words: {
    empty: () => 'The diagram is empty.',
    loose: (d: Loose, say) =>
      [
        sentence(d.alone, 'is not connected to anything', 'are not connected to anything', say),
        sentence(
          d.unreached,
          'is never reached by a request',
          'are never reached by a request',
          say,
        ),
        sentence(d.dead, 'hands its work to nothing', 'hand their work to nothing', say),
      ]
        .filter(Boolean)
        .join(' '),
    whole: ({ count }: { count: number }) =>
      `All ${formatNumber(count)} components are connected and reached.`,
  },
  judge(context, { optional }) {
    const graph = context.graph();
    const reached = reachedByFlows(context);
    const all = [...graph.components.values()];
    if (all.length === 0) return broken('empty', {});
    const ids = (components: readonly DiagramComponent[]) => components.map(({ id }) => id);
    const alone = ids(all.filter((c) => degree(graph, c) === 0 && !optional.includes(c.id)));
    const unreached = ids(all.filter((c) => degree(graph, c) > 0 && !reached.has(c.id)));
    const dead = ids(
      all.filter((c) => reached.has(c.id) && degree(graph, c) > 0 && leadsNowhere(graph, c)),
    );
    const components = [...alone, ...unreached, ...dead];
    if (components.length > 0) return broken('loose', { alone, unreached, dead }, { components });
    return kept('whole', { count: all.length });
  },
});

type Loose = Record<'alone' | 'unreached' | 'dead', readonly string[]>;

function reachedByFlows(context: CheckContext): Set<string> {
  return new Set(
    context.mission.flows.flatMap((flow) => [...reach(context.graph(flow.id), flow.from).keys()]),
  );
}

function degree(graph: Graph, { id }: DiagramComponent): number {
  return graph.outgoing(id).length + graph.incoming(id).length;
}

function leadsNowhere(graph: Graph, { id, type }: DiagramComponent): boolean {
  if (isQueue({ type }))
    return consumersOf(graph, id).length === 0 && !isDeadLetterQueue(graph, id);
  return (isTopic({ type }) || handsOn({ type })) && graph.outgoing(id).length === 0;
}

function sentence(ids: readonly string[], one: string, many: string, say: Say): string {
  return ids.length === 0 ? '' : `${say.names(ids)} ${ids.length === 1 ? one : many}.`;
}
