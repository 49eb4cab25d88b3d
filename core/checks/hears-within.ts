import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { ResponseTime } from '../contracts/scenario-run';
import { formatMs, formatMsBeside, formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { followProblem } from './follow-problem';
import { nothingRoots } from './missing-items';
import { flowRunOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  /** A flow that follows another. */
  flow: IdSchema,
  scenario: IdSchema,
  /** Which of those who wait count, by how late they knew: 99 leaves out the latest hundredth, 100 nobody. */
  percentile: z.union([z.literal(50), z.literal(99), z.literal(100)]),
  /** Longest time from being done to being known. */
  ms: z.number().positive(),
});

type Heard = { scenario: string; percentile: number; heardMs: number; limitMs: number };

const which = ({ percentile }: { percentile: number }) =>
  percentile === 100 ? 'the latest' : `the ${percentile}th percentile`;

/** Demands that whoever waits for something knows soon that it is done. */
export const hearsWithin = defineCheck({
  id: 'hears-within',
  summary: 'Whoever follows a flow knows within a time that what they wait for is done.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow }) => followProblem(mission, flow),
  words: {
    ...UNFINISHED_WORDS,
    late: (d: Heard, say) =>
      `In ${say.where(d.scenario)} people knew ${formatMsBeside(d.heardMs, d.limitMs)} after it was done (${which(d)}); the limit is ${formatMs(d.limitMs)}.`,
    never: (d: Omit<Heard, 'heardMs'> & { missed: number }, say) =>
      `In ${say.where(d.scenario)} ${formatNumber(d.missed)} of those who waited never knew that it was done; the limit is ${formatMs(d.limitMs)} (${which(d)}).`,
    'nothing-done': ({ scenario }: Pick<Heard, 'scenario'>, say) =>
      `Nothing that anybody waited for was done in ${say.where(scenario)}.`,
    soon: (d: Heard, say) =>
      `In ${say.where(d.scenario)} people knew within ${formatMs(d.heardMs)} that it was done (${which(d)}); the limit is ${formatMs(d.limitMs)}.`,
  },
  judge(context, { flow, scenario, percentile, ms }) {
    const run = context.run(scenario);
    const { hears } = flowRunOf(run, flow);
    const by = { 50: hears?.ms.p50, 99: hears?.ms.p99, 100: hears?.ms.max } as const;
    const heard: ResponseTime = by[percentile] ?? null;
    const evidence = { figures: [figure(`known after (${scenario})`, heard, 'ms', ms)] };
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if (hears === undefined || heard === null) {
      return broken(
        'nothing-done',
        { scenario },
        { ...evidence, roots: nothingRoots(flow, scenario) },
      );
    }
    const data = { scenario, percentile, limitMs: ms };
    if (heard === 'infinite') return broken('never', { ...data, missed: hears.missed }, evidence);
    return heard > ms
      ? broken('late', { ...data, heardMs: heard }, evidence)
      : kept('soon', { ...data, heardMs: heard }, evidence);
  },
});
