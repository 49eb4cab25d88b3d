import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { defineCheck } from './check-type';
import { budgetNote, flowOf, flowRunOf, scenarioTitle, targetsOf } from './runs';
import { fail, figure, pass } from './verdict';
import { items } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  /** The runs in which nothing may be delivered twice. */
  scenarios: z.array(IdSchema).min(1),
});

/** Forbids that a target serves the same item more than once. */
export const noDuplicates = defineCheck({
  id: 'no-duplicates',
  summary: 'No item of a flow is delivered twice in any of the named scenarios.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenarios }) {
    const flow = flowOf(context.mission, flowId);
    const runs = scenarios.map((id) => context.run(id));
    const counts = runs.map((run) => ({ run, ...flowRunOf(run, flowId).items }));
    const worst = counts.reduce((a, b) => (b.duplicated > a.duplicated ? b : a));
    const evidence = {
      components: [...targetsOf(flow)],
      figures: counts.map(({ run, duplicated }) =>
        figure(`duplicates (${run.id})`, duplicated, 'items', 0),
      ),
    };
    if (worst.duplicated > 0) {
      const where = scenarioTitle(context.mission, worst.run.id);
      const were = worst.duplicated === 1 ? 'was' : 'were';
      const what = items(flow, worst.duplicated);
      return fail(`${what} ${were} delivered again in “${where}”.`, {
        ...evidence,
        counterexample: context.story(worst.run.id, flowId, ['duplicated']),
      });
    }
    const empty = counts.find((count) => count.delivered === 0);
    if (empty) {
      const where = scenarioTitle(context.mission, empty.run.id);
      return fail(
        `Nothing was delivered in “${where}”, so there was nothing to deliver twice.${budgetNote(context, empty.run)}`,
        evidence,
      );
    }
    const cut = runs.find((run) => run.status !== 'ok');
    if (cut) return fail(`Duplicates could not be ruled out.${budgetNote(context, cut)}`, evidence);
    const least = Math.min(...counts.map((count) => count.delivered));
    return pass(`At least ${items(flow, least)} were delivered in each run, none twice.`, evidence);
  },
});
