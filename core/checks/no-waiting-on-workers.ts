import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { pathTo, reach } from '../diagram/graph';
import { defineCheck } from './check-type';
import { entryServices, noEntryMessage } from './entry';
import { flowOf, targetsOf } from './runs';
import { fail, pass } from './verdict';
import { labelOf, listOf, pathEvidence, pathText } from './wording';

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
  run(context, { flow: flowId, target, targets: several }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    const targets = several ?? (target === undefined ? targetsOf(flow) : [target]);
    if (entryServices(graph, flow).length === 0) {
      return fail(noEntryMessage(context, flow), { components: [flow.from] });
    }
    const waited = reach(graph, flow.from, {
      along: (connection) => connection.kind === 'sync',
      through: (component) => component.type !== 'client',
    });
    for (const [id] of waited) {
      if (graph.components.get(id)?.type !== 'worker' && !targets.includes(id)) continue;
      const path = pathTo(waited, id) ?? [];
      const message = `${labelOf(context, flow.from)} waits for ${labelOf(context, id)}: every step of ${pathText(context, path)} is a synchronous call.`;
      return fail(message, pathEvidence(path));
    }
    const reached = reach(graph, flow.from, { through: (c) => c.type !== 'client' });
    const missing = targets.filter((id) => !reached.has(id));
    if (missing.length > 0) {
      const names = listOf(missing.map((id) => labelOf(context, id)));
      return fail(`Nothing works for ${names} in the background: no path leads there.`, {
        components: [flow.from, ...missing],
      });
    }
    const workers = [...reached.keys()].filter((id) => graph.components.get(id)?.type === 'worker');
    const names = listOf([...workers, ...targets].map((id) => labelOf(context, id)));
    return pass(`${labelOf(context, flow.from)} waits for none of ${names}.`, {
      components: [...workers, ...targets],
    });
  },
});
