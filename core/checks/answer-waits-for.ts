import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { waitingFor } from './call-order';
import { defineCheck } from './check-type';
import { ENTRY_WORDS, entryServices, noEntry } from './entry';
import { flowOf } from './runs';
import { broken, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  /** The given components that must have served a request before its client has the answer. */
  targets: z.array(IdSchema).min(1),
});

type Waited = { from: string; targets: readonly string[] };

/** Demands synchronous calls from the client to each of the targets, whichever way the request takes. */
export const answerWaitsFor = defineCheck({
  id: 'answer-waits-for',
  summary: 'The answer to a request waits until each of the named components has served it.',
  params: ParamsSchema,
  words: {
    ...ENTRY_WORDS,
    'answers-without': ({ from, targets }: Waited, say) =>
      `The answer to ${say.name(from)} does not wait for ${say.names(targets)}: draw solid arrows all the way there, on every way the request can take.`,
    'waits-for-all': ({ from, targets }: Waited, say) =>
      `The answer to ${say.name(from)} waits for ${say.names(targets)}.`,
  },
  judge(context, { flow: flowId, targets }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    const entries = entryServices(graph, flow);
    if (entries.length === 0) return noEntry(flow);
    const missed = targets.filter((target) => !waitingFor(graph, target).has(flow.from));
    const { from } = flow;
    if (missed.length > 0) {
      const components = [...entries, ...missed];
      return broken('answers-without', { from, targets: missed }, { components });
    }
    return kept('waits-for-all', { from, targets }, { components: [...entries, ...targets] });
  },
});
