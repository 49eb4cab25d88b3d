import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { defineCheck } from './check-type';
import { type Missing, missingOf, missingRoots, missingWords, nothingRoots } from './missing-items';
import { flowOf, flowRunOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({ flow: IdSchema, scenario: IdSchema });

/** Demands that the one poisoned item ends in a dead-letter queue and every other is delivered. */
export const isolatesPoison = defineCheck({
  id: 'isolates-poison',
  summary: 'A poisoned item is set aside in a dead-letter queue and all others are delivered.',
  params: ParamsSchema,
  words: {
    ...UNFINISHED_WORDS,
    'nothing-delivered': ({ flow, scenario }: { flow: string; scenario: string }, say) =>
      `No ${say.noun(flow)} were delivered in ${say.where(scenario)}, so there was nothing to keep the poison from.`,
    'held-others-back': (d: Missing, say) =>
      `The poisoned item held others back. ${missingWords(d, say)}`,
    gone: () => 'The poisoned item was given up and is gone: no dead-letter queue kept it.',
    'still-tried': () =>
      'The poisoned item is still on its way somewhere when the run ends: nothing has set it aside.',
    'not-set-aside': () => 'The poisoned item did not end in a dead-letter queue.',
    isolated: ({ flow, delivered }: { flow: string; delivered: number }, say) =>
      `The poisoned item was set aside; the other ${say.items(flow, delivered)} were delivered.`,
  },
  judge(context, { flow: flowId, scenario }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const { offered, delivered, deadLettered, lost, pending } = flowRunOf(run, flowId).items;
    const { poison } = context.mission.scenarios.find(({ id }) => id === scenario) ?? {};
    const poisoned = poison?.flow === flowId && poison.item < offered ? 1 : 0;
    const expected = offered - poisoned;
    const evidence = {
      components: context.diagram.components.filter((c) => c.type === 'queue').map((c) => c.id),
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
      if (lost > 0) return broken('gone', {}, evidence);
      if (pending > 0) return broken('still-tried', {}, evidence);
      return broken('not-set-aside', {}, evidence);
    }
    return kept('isolated', { flow: flowId, delivered }, evidence);
  },
});
