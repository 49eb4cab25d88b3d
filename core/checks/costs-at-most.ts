import { z } from 'zod';
import { monthlyCost } from '../components/monthly-cost';
import { IdSchema } from '../contracts/diagram-schema';
import { formatDollars, formatDollarsBeside } from '../shared/format-number';
import { defineCheck } from './check-type';
import { nothingRoots } from './missing-items';
import { flowRunOf } from './runs';
import type { Say } from './say';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  /** The flow that has to be served at this cost; a design that delivers nothing costs too much at any price. */
  flow: IdSchema,
  /** The scenario that the mission's cost is counted in. */
  scenario: IdSchema,
  /** The limit, US dollars a month. */
  dollars: z.number().positive().max(10_000_000),
});

type Cost = {
  perMonth: number;
  limit: number;
  /** What costs most of all that can be changed, and how much, machines and use apart; null when nothing can. */
  most: { component: string; machines: number; use: number } | null;
};

/** Demands that machines, messages and calls together stay within a budget. */
export const costsAtMost = defineCheck({
  id: 'costs-at-most',
  summary:
    'Replicas, slots, messages and calls cost no more than a budget, by the prices of the mission.',
  params: ParamsSchema,
  problem(mission, { scenario }) {
    if (mission.cost === undefined) return 'the mission has no cost: say what a month is made of';
    if (mission.cost.scenario === scenario) return null;
    return `the mission's cost is counted in "${mission.cost.scenario}"`;
  },
  words: {
    ...UNFINISHED_WORDS,
    'nothing-delivered': ({ flow, scenario }: { flow: string; scenario: string }, say) =>
      `No ${say.noun(flow)} were delivered in ${say.where(scenario)}, so there is nothing that the money was spent on.`,
    'over-budget': (d: Cost, say) => `${costWords(d)}${mostWords(d, say)}`,
    'within-budget': (d: Cost) => costWords(d),
  },
  judge(context, { flow, scenario, dollars }) {
    const { mission, diagram } = context;
    const run = context.run(scenario);
    const cost = monthlyCost(mission, diagram, run);
    if (cost === null) throw new Error('the mission has no cost');
    const figures = [figure('cost a month', cost.perMonth, 'dollars', dollars)];
    if (run.status !== 'ok') return unfinished(context, run, { figures });
    if (flowRunOf(run, flow).items.delivered === 0) {
      const roots = nothingRoots(flow, scenario);
      return broken('nothing-delivered', { flow, scenario }, { figures, roots });
    }
    const own = cost.components.filter(({ id }) => !mission.given.some((given) => given.id === id));
    const [dearest] = own.sort((a, b) => b.machines + b.use - (a.machines + a.use));
    const most =
      dearest && dearest.machines + dearest.use > 0
        ? { component: dearest.id, machines: dearest.machines, use: dearest.use }
        : null;
    const data: Cost = { perMonth: cost.perMonth, limit: dollars, most };
    const evidence = { figures, components: most ? [most.component] : [] };
    return cost.perMonth > dollars
      ? broken('over-budget', data, evidence)
      : kept('within-budget', data, evidence);
  },
});

function costWords({ perMonth, limit }: Cost): string {
  return `The design costs ${formatDollarsBeside(perMonth, limit)} a month; the limit is ${formatDollars(limit)}.`;
}

function mostWords({ most }: Cost, say: Say): string {
  if (most === null) return '';
  const part = most.machines >= most.use ? 'replicas and slots' : 'messages and calls';
  const dollars = formatDollars(Math.max(most.machines, most.use));
  return ` The largest part is ${dollars} for the ${part} of ${say.name(most.component)}.`;
}
