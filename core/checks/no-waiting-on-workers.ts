import { z } from 'zod';
import { isPeople, isWorker } from '../components/roles';
import { IdSchema } from '../contracts/diagram-schema';
import { pathTo, reach } from '../diagram/graph';
import { defineCheck } from './check-type';
import { ENTRY_WORDS, entryServices, noEntry } from './entry';
import { noPathRoots } from './missing-items';
import { flowOf, targetsOf } from './runs';
import { broken, kept } from './verdict';
import { pathComponents, pathEvidence } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  /** The target that must not be waited for; all targets of the flow when left out. */
  target: IdSchema.optional(),
  /** Several of them, instead of `target`. */
  targets: z.array(IdSchema).min(1).optional(),
});

/** Forbids a chain of synchronous calls from the client to a worker or to the target. */
export const noWaitingOnWorkers = defineCheck({
  id: 'no-waiting-on-workers',
  summary: 'No chain of synchronous calls leads from the client to a worker or to the target.',
  params: ParamsSchema,
  words: {
    ...ENTRY_WORDS,
    waits: ({ from, to, path }: { from: string; to: string; path: readonly string[] }, say) =>
      `${say.name(from)} waits for ${say.name(to)}: every step of ${say.path(path)} is a synchronous call.`,
    'no-path': ({ targets }: { targets: readonly string[] }, say) =>
      `Nothing works for ${say.names(targets)} in the background: no path leads there.`,
    'waits-for-none': ({ from, others }: { from: string; others: readonly string[] }, say) =>
      `${say.name(from)} waits for none of ${say.names(others)}.`,
  },
  judge(context, { flow: flowId, target, targets: several }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    const targets = several ?? (target === undefined ? targetsOf(flow) : [target]);
    if (entryServices(graph, flow).length === 0) return noEntry(flow);
    const { from } = flow;
    const waited = reach(graph, from, {
      along: (connection) => connection.kind === 'sync',
      through: (component) => !isPeople(component),
    });
    for (const [id] of waited) {
      if (!isWorker(graph.components.get(id)) && !targets.includes(id)) continue;
      const path = pathTo(waited, id) ?? [];
      return broken('waits', { from, to: id, path: pathComponents(path) }, pathEvidence(path));
    }
    const reached = reach(graph, from, { through: (c) => !isPeople(c) });
    const missing = targets.filter((id) => !reached.has(id));
    if (missing.length > 0) {
      const roots = noPathRoots(from, missing);
      return broken('no-path', { targets: missing }, { components: [from, ...missing], roots });
    }
    const workers = [...reached.keys()].filter((id) => isWorker(graph.components.get(id)));
    const others = [...workers, ...targets];
    return kept('waits-for-none', { from, others }, { components: others });
  },
});
