import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { keyedProblem } from './keyed-problem';
import { nothingRoots } from './missing-items';
import { flowOf, flowRunOf, targetsOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { listOf } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  /** The runs in which nothing may be overtaken. */
  scenarios: z.array(IdSchema).min(1),
  /** Which targets have to get them in order; all of the flow's without it. */
  targets: z.array(IdSchema).min(1).optional(),
});

/** Demands that targets serve the items of each key in the order in which they came. */
export const inKeyOrder = defineCheck({
  id: 'in-key-order',
  summary: 'No item of a flow is overtaken by a later one of the same key.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow, targets }) => keyedProblem(mission, flow, targets),
  words: {
    ...UNFINISHED_WORDS,
    overtaken: (
      d: {
        flow: string;
        scenario: string;
        targets: readonly { component: string; items: number }[];
      },
      say,
    ) => {
      const each = d.targets.map(
        ({ component, items }) =>
          `${say.name(component)} got ${say.items(d.flow, items)} after a later one about the same`,
      );
      return `In ${say.where(d.scenario)} ${listOf(each)}.`;
    },
    'nothing-delivered': ({ flow, scenario }: { flow: string; scenario: string }, say) =>
      `No ${say.noun(flow)} were delivered in ${say.where(scenario)}, so nothing could be overtaken.`,
    'in-order': ({ flow, least }: { flow: string; least: number }, say) =>
      `At least ${formatNumber(least)} ${say.noun(flow)} arrived in each run, none after a later one about the same.`,
  },
  judge(context, { flow: flowId, scenarios, targets: wanted }) {
    const targets = wanted ?? targetsOf(flowOf(context.mission, flowId));
    const counts = scenarios.map((id) => {
      const run = context.run(id);
      const theirs = flowRunOf(run, flowId).targets.filter((target) => targets.includes(target.id));
      const overtaken = theirs.reduce((sum, { byKey }) => sum + (byKey?.overtaken ?? 0), 0);
      return { run, theirs, overtaken, least: Math.min(...theirs.map((t) => t.delivered)) };
    });
    const evidence = {
      components: [...targets],
      figures: counts.map(({ run, overtaken }) =>
        figure(`overtaken (${run.id})`, overtaken, 'items', 0),
      ),
    };
    const worst = counts.reduce((a, b) => (b.overtaken > a.overtaken ? b : a));
    if (worst.overtaken > 0) {
      const late = worst.theirs.flatMap(({ id, byKey }) =>
        byKey !== undefined && byKey.overtaken > 0
          ? [{ component: id, items: byKey.overtaken }]
          : [],
      );
      const data = { flow: flowId, scenario: worst.run.id, targets: late };
      const components = late.map(({ component }) => component);
      return broken('overtaken', data, { ...evidence, components });
    }
    const cut = counts.find(({ run }) => run.status !== 'ok');
    if (cut) return unfinished(context, cut.run, evidence);
    const empty = counts.find(({ least }) => least === 0);
    if (empty) {
      const data = { flow: flowId, scenario: empty.run.id };
      const roots = nothingRoots(flowId, empty.run.id);
      return broken('nothing-delivered', data, { ...evidence, roots });
    }
    const least = Math.min(...counts.map((count) => count.least));
    return kept('in-order', { flow: flowId, least }, evidence);
  },
});
