import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { allArrived, budgetNote, flowOf, flowRunOf, scenarioTitle } from './runs';
import { fail, figure, pass } from './verdict';
import { items, labelOf, listOf } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** The targets that every item must have reached by the end, whatever became of it elsewhere. */
  targets: z.array(IdSchema).min(1),
});

/** Demands that some of a flow's targets have everything by the end, even when others have not. */
export const reachesTargets = defineCheck({
  id: 'reaches-targets',
  summary: 'Every item of a flow reaches each of the named targets by the end of a scenario.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenario, targets }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const flowRun = flowRunOf(run, flowId);
    const { offered } = flowRun.items;
    const counts = targets.map((id) => ({
      id,
      delivered: flowRun.targets.find((target) => target.id === id)?.delivered ?? 0,
    }));
    const evidence = {
      components: [...targets],
      figures: counts.map(({ id, delivered }) =>
        figure(labelOf(context, id), delivered, 'items', offered),
      ),
    };
    const note = budgetNote(context, run);
    const where = scenarioTitle(context.mission, scenario);
    if (offered === 0) return fail(`There was nothing to deliver.${note}`, evidence);
    const short = counts.filter(({ delivered }) => delivered < offered);
    if (short.length > 0) {
      const parts = short.map(
        ({ id, delivered }) => `${formatNumber(delivered)} reached ${labelOf(context, id)}`,
      );
      return fail(
        `Of ${items(flow, offered)} in “${where}” only ${listOf(parts)}.${note}`,
        evidence,
      );
    }
    const names = listOf(targets.map((id) => labelOf(context, id)));
    return allArrived(context, run, flow)
      ? pass(`All ${items(flow, offered)} reached ${names} in “${where}”.`, evidence)
      : fail(`Not every request had arrived.${note}`, evidence);
  },
});
