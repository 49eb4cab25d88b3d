import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { defineCheck } from './check-type';
import { missingText } from './missing-items';
import { allArrived, budgetNote, flowOf, flowRunOf, targetsOf } from './runs';
import { fail, figure, pass } from './verdict';
import { duration, items } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Latest time of the last first delivery, ms from the start of the run. */
  ms: z.number().positive(),
});

/** Demands that all items of a flow are delivered, the last one in time. */
export const drainedWithin = defineCheck({
  id: 'drained-within',
  summary: 'All items of a flow are delivered within a time from the start of the scenario.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenario, ms }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const { items: counts, lastDeliveryMs } = flowRunOf(run, flowId);
    const all = counts.offered > 0 && counts.delivered === counts.offered;
    const evidence = {
      components: [...targetsOf(flow)],
      figures: [
        figure('last delivery', all ? lastDeliveryMs : 'infinite', 'ms', ms),
        figure('delivered', counts.delivered, 'items', counts.offered),
      ],
    };
    if (counts.offered === 0 || lastDeliveryMs === null) {
      return fail(
        `Nothing was delivered, so nothing was done in time.${budgetNote(context, run)}`,
        evidence,
      );
    }
    if (!all) {
      return fail(
        `${missingText(context, flow, run)} All of them were due within ${duration(ms)}.${budgetNote(context, run)}`,
        evidence,
      );
    }
    const message = `The last of ${items(flow, counts.offered)} was delivered after ${duration(lastDeliveryMs)}; the limit is ${duration(ms)}.`;
    if (lastDeliveryMs > ms) return fail(message, evidence);
    return allArrived(context, run, flow)
      ? pass(message, evidence)
      : fail(`Not every request had arrived.${budgetNote(context, run)}`, evidence);
  },
});
