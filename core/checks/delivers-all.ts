import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { defineCheck } from './check-type';
import { missingText } from './missing-items';
import { allArrived, budgetNote, flowOf, flowRunOf, targetsOf } from './runs';
import { fail, figure, pass } from './verdict';
import { items } from './wording';

const ParamsSchema = z.strictObject({ flow: IdSchema, scenario: IdSchema });

/** Demands that every item of a flow is delivered by the horizon; a dead-lettered item is not. */
export const deliversAll = defineCheck({
  id: 'delivers-all',
  summary: 'Every item of a flow is delivered by the end of a scenario.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenario }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const flowRun = flowRunOf(run, flowId);
    const { offered, delivered } = flowRun.items;
    const evidence = {
      components: [...targetsOf(flow)],
      figures: [figure('delivered', delivered, 'items', offered)],
    };
    if (offered === 0)
      return fail(`There was nothing to deliver.${budgetNote(context, run)}`, evidence);
    if (delivered < offered) {
      return fail(`${missingText(context, flow, run)}${budgetNote(context, run)}`, {
        ...evidence,
        counterexample: context.story(scenario, flowId, [
          'lost',
          'deadLettered',
          'refused',
          'pending',
        ]),
      });
    }
    const message = `All ${items(flow, offered)} were delivered.`;
    return allArrived(context, run, flow)
      ? pass(message, evidence)
      : fail(`Not every request had arrived.${budgetNote(context, run)}`, evidence);
  },
});
