import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { nothingRoots } from './missing-items';
import { flowOf, flowRunOf, targetsOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { listOf } from './wording';

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
  chance: true,
  words: {
    ...UNFINISHED_WORDS,
    again: (
      d: {
        flow: string;
        scenario: string;
        offered: number;
        targets: readonly { component: string; items: number; deliveries: number }[];
      },
      say,
    ) => {
      const each = d.targets.map(
        ({ component, items, deliveries }) =>
          `${say.name(component)} served ${formatNumber(items)} of ${say.items(d.flow, d.offered)} more than once${deliveries > items ? ` (${formatNumber(deliveries)} times too often)` : ''}`,
      );
      return `In ${say.where(d.scenario)} ${listOf(each)}.`;
    },
    'nothing-delivered': ({ flow, scenario }: { flow: string; scenario: string }, say) =>
      `No ${say.noun(flow)} were delivered in ${say.where(scenario)}, so there was nothing to deliver twice.`,
    once: ({ flow, least }: { flow: string; least: number }, say) =>
      `At least ${say.items(flow, least)} were delivered in each run, none twice.`,
  },
  judge(context, { flow: flowId, scenarios }) {
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
      const scenario = worst.run.id;
      const targets = flowRunOf(worst.run, flowId)
        .targets.filter(({ duplicated }) => duplicated > 0)
        .map(({ id, duplicated, duplicatedItems }) => ({
          component: id,
          items: duplicatedItems,
          deliveries: duplicated,
        }));
      return broken(
        'again',
        { flow: flowId, scenario, offered: worst.offered, targets },
        {
          ...evidence,
          components: targets.map(({ component }) => component),
          counterexample: context.story(scenario, flowId, ['duplicated']),
        },
      );
    }
    const cut = runs.find((run) => run.status !== 'ok');
    if (cut) return unfinished(context, cut, evidence);
    const empty = counts.find((count) => count.delivered === 0);
    if (empty) {
      const data = { flow: flowId, scenario: empty.run.id };
      const roots = nothingRoots(flowId, empty.run.id);
      return broken('nothing-delivered', data, { ...evidence, roots });
    }
    const least = Math.min(...counts.map((count) => count.delivered));
    return kept('once', { flow: flowId, least }, evidence);
  },
});
