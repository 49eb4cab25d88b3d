import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { defineCheck } from './check-type';
import { type Missing, missingOf, missingRoots, missingWords } from './missing-items';
import { allArrived, flowOf, flowRunOf, targetsOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({ flow: IdSchema, scenario: IdSchema });

/** Demands that every item of a flow is delivered by the horizon; a dead-lettered item is not. */
export const deliversAll = defineCheck({
  id: 'delivers-all',
  summary: 'Every item of a flow is delivered by the end of a scenario.',
  params: ParamsSchema,
  chance: true,
  words: {
    ...UNFINISHED_WORDS,
    'nothing-offered': () => 'There was nothing to deliver.',
    missing: (data: Missing, say) => missingWords(data, say),
    delivered: ({ flow, offered }: { flow: string; offered: number }, say) =>
      `All ${say.items(flow, offered)} were delivered.`,
  },
  judge(context, { flow: flowId, scenario }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const { offered, delivered, lost } = flowRunOf(run, flowId).items;
    const evidence = {
      components: [...targetsOf(flow)],
      figures: [figure('delivered', delivered, 'items', offered)],
    };
    const whole = delivered === offered && allArrived(context, run, flow);
    // What is lost stays lost, however the run would have gone on.
    if (run.status !== 'ok' && !whole && lost === 0) return unfinished(context, run, evidence);
    if (offered === 0) return broken('nothing-offered', {}, evidence);
    if (delivered < offered) {
      return broken('missing', missingOf(context, flow, run), {
        ...evidence,
        roots: missingRoots(context, flow, run),
        counterexample: context.story(scenario, flowId, [
          'lost',
          'deadLettered',
          'refused',
          'pending',
        ]),
      });
    }
    return kept('delivered', { flow: flowId, offered }, evidence);
  },
});
