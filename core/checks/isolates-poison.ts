import { z } from 'zod';
import { isQueue } from '../components/roles';
import { IdSchema } from '../contracts/diagram-schema';
import type { FlowRun, ScenarioRun } from '../contracts/scenario-run';
import { formatMs, formatMsBeside, formatNumber } from '../shared/format-number';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf, isDeadLetterQueue } from './dead-letters';
import { type Missing, missingOf, missingRoots, missingWords, nothingRoots } from './missing-items';
import { flowOf, flowRunOf, horizonOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({ flow: IdSchema, scenario: IdSchema });

type StillTried = { afterMs: number; copy: FlowRun['poisoned'] };

/** Who took messages from a dead-letter queue in the run; null when nobody did. */
function readerOf(
  context: CheckContext,
  run: ScenarioRun,
): { queue: string; reader: string } | null {
  const graph = context.graph();
  for (const { id, type } of context.diagram.components) {
    if (type !== 'queue' || !isDeadLetterQueue(graph, id)) continue;
    const reading = consumersOf(graph, id).find((way) =>
      run.connections.some((connection) => connection.id === way.id && connection.sent > 0),
    );
    if (reading) return { queue: id, reader: reading.to };
  }
  return null;
}

/** Demands that the one poisoned item ends in a dead-letter queue and every other is delivered. */
export const isolatesPoison = defineCheck({
  id: 'isolates-poison',
  summary: 'A poisoned item is set aside in a dead-letter queue and all others are delivered.',
  params: ParamsSchema,
  chance: true,
  words: {
    ...UNFINISHED_WORDS,
    'nothing-delivered': ({ flow, scenario }: { flow: string; scenario: string }, say) =>
      `No ${say.noun(flow)} were delivered in ${say.where(scenario)}, so there was nothing to keep the poison from.`,
    'held-others-back': (d: Missing, say) =>
      `The poisoned item held others back. ${missingWords(d, say)}`,
    gone: () => 'The poisoned item was given up and is gone: no dead-letter queue kept it.',
    'thrown-away': (d: { queue: string; reader: string }, say) =>
      `The poisoned item is gone: ${say.name(d.reader)} took it from ${say.name(d.queue)} and kept it nowhere.`,
    'still-tried': ({ afterMs, copy }: StillTried, say) => {
      if (copy === null)
        return `After ${formatMs(afterMs)} the poisoned item was still being tried: nothing had set it aside.`;
      const next =
        copy.nextMs === null ? '' : ` The next try is at ${formatMsBeside(copy.nextMs, afterMs)}.`;
      return `After ${formatMs(afterMs)} the poisoned item had been tried ${formatNumber(copy.receives)} of ${formatNumber(copy.maxReceives)} times in ${say.name(copy.queue)}.${next} Fewer receives set it aside sooner.`;
    },
    'never-taken': ({ afterMs, queue }: { afterMs: number; queue: string }, say) =>
      `Nothing takes messages from ${say.name(queue)}, so the poisoned item was still in it after ${formatMs(afterMs)}.`,
    'not-set-aside': () => 'The poisoned item did not end in a dead-letter queue.',
    isolated: ({ flow, delivered }: { flow: string; delivered: number }, say) =>
      `The poisoned item was set aside; the other ${say.items(flow, delivered)} were delivered.`,
  },
  judge(context, { flow: flowId, scenario }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const { items, poisoned: copy } = flowRunOf(run, flowId);
    const { offered, delivered, deadLettered, lost, pending } = items;
    const { poison } = context.mission.scenarios.find(({ id }) => id === scenario) ?? {};
    const poisoned = poison?.flow === flowId && poison.item < offered ? 1 : 0;
    const expected = offered - poisoned;
    const evidence = {
      components: context.diagram.components.filter(isQueue).map((c) => c.id),
      figures: [
        figure('delivered', delivered, 'items', expected),
        figure('dead-lettered', deadLettered, 'items', poisoned),
      ],
    };
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if (poisoned === 0 || delivered === 0) {
      const roots = nothingRoots(flowId, scenario);
      return broken('nothing-delivered', { flow: flowId, scenario }, { ...evidence, roots });
    }
    if (delivered < expected) {
      const roots = missingRoots(context, flow, run);
      return broken('held-others-back', missingOf(context, flow, run), { ...evidence, roots });
    }
    if (deadLettered !== poisoned) {
      if (lost > 0) {
        const reader = readerOf(context, run);
        return reader ? broken('thrown-away', reader, evidence) : broken('gone', {}, evidence);
      }
      if (pending > 0) {
        const afterMs = horizonOf(context.mission, scenario);
        if (copy !== null && consumersOf(context.graph(), copy.queue).length === 0)
          return broken('never-taken', { afterMs, queue: copy.queue }, evidence);
        return broken('still-tried', { afterMs, copy }, evidence);
      }
      return broken('not-set-aside', {}, evidence);
    }
    return kept('isolated', { flow: flowId, delivered }, evidence);
  },
});
