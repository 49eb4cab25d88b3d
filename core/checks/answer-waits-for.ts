import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { waitingFor } from './call-order';
import { defineCheck } from './check-type';
import { entryServices, noEntryMessage } from './entry';
import { flowOf } from './runs';
import { fail, pass } from './verdict';
import { labelOf, listOf } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  /** The given components that must have served a request before its client has the answer. */
  targets: z.array(IdSchema).min(1),
});

/** Demands synchronous calls from the client to each of the targets, whichever way the request takes. */
export const answerWaitsFor = defineCheck({
  id: 'answer-waits-for',
  summary: 'The answer to a request waits until each of the named components has served it.',
  params: ParamsSchema,
  run(context, { flow: flowId, targets }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    const entries = entryServices(graph, flow);
    if (entries.length === 0) {
      return fail(noEntryMessage(context, flow), { components: [flow.from] });
    }
    const missed = targets.filter((target) => !waitingFor(graph, target).has(flow.from));
    const client = labelOf(context, flow.from);
    if (missed.length > 0) {
      const names = listOf(missed.map((id) => labelOf(context, id)));
      return fail(
        `${client} gets an answer before ${names} had a say: no chain of synchronous calls leads there on every way.`,
        { components: [...entries, ...missed] },
      );
    }
    const names = listOf(targets.map((id) => labelOf(context, id)));
    return pass(`${client} gets the answer after ${names}.`, {
      components: [...entries, ...targets],
    });
  },
});
