import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { ResponseTime } from '../contracts/scenario-run';
import { formatMs, formatMsBeside } from '../shared/format-number';
import { defineCheck } from './check-type';
import type { HotShard } from './hot-shard';
import { hotField, hotShardHolding, hotShardText } from './hot-shard-cause';
import { keyedProblem } from './keyed-problem';
import { nothingRoots } from './missing-items';
import { flowOf, flowRunOf } from './runs';
import type { Say } from './say';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** One of the flow's targets: where people look. */
  target: IdSchema,
  /** Which of the items count, by how late they were to be seen: 99 leaves out the latest hundredth, 100 nothing. */
  percentile: z.union([z.literal(50), z.literal(99), z.literal(100)]),
  /** Longest time from being offered to being seen, itself or a later one of its key. */
  ms: z.number().positive(),
});

type Seen = {
  flow: string;
  scenario: string;
  target: string;
  percentile: number;
  seenMs: number | null;
  limitMs: number;
  hot?: HotShard;
};

const which = ({ percentile }: Seen) =>
  percentile === 100 ? 'the latest' : `the ${percentile}th percentile`;

const staleWords = (d: Seen, say: Say) =>
  d.seenMs === null
    ? `In ${say.where(d.scenario)} some ${say.noun(d.flow)} were never seen at ${say.name(d.target)}, nor a later one about the same; the limit is ${formatMs(d.limitMs)}.`
    : `In ${say.where(d.scenario)} ${say.name(d.target)} was behind by ${formatMsBeside(d.seenMs, d.limitMs)} (${which(d)}); the limit is ${formatMs(d.limitMs)}.`;

/** Demands that what a target shows of each key is hardly ever older than a time. */
export const freshWithin = defineCheck({
  id: 'fresh-within',
  summary: 'Each item, or a later one of its key, can be seen at a target within a time.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow, target }) => keyedProblem(mission, flow, [target]),
  words: {
    ...UNFINISHED_WORDS,
    stale: (d: Seen, say) => `${staleWords(d, say)}${hotShardText(d.hot, say)}`,
    'nothing-seen': ({ flow, scenario, target }: Pick<Seen, 'flow' | 'scenario' | 'target'>, say) =>
      `No ${say.noun(flow)} reached ${say.name(target)} in ${say.where(scenario)}.`,
    fresh: (d: Seen & { seenMs: number }, say) =>
      `In ${say.where(d.scenario)} ${say.name(d.target)} was never behind by more than ${formatMs(d.seenMs)} (${which(d)}); the limit is ${formatMs(d.limitMs)}.`,
  },
  judge(context, { flow, scenario, target, percentile, ms }) {
    const run = context.run(scenario);
    const its = flowRunOf(run, flow).targets.find(({ id }) => id === target);
    const { unseenMs } = its?.byKey ?? { unseenMs: { p50: null, p99: null, max: null } };
    const by = { 50: unseenMs.p50, 99: unseenMs.p99, 100: unseenMs.max } as const;
    const seen: ResponseTime = by[percentile];
    const evidence = {
      components: [target],
      figures: [figure(`behind (${scenario})`, seen, 'ms', ms)],
    };
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if (its === undefined || its.delivered === 0 || seen === null) {
      const roots = nothingRoots(flow, scenario);
      return broken('nothing-seen', { flow, scenario, target }, { ...evidence, roots });
    }
    const data = { flow, scenario, target, percentile, limitMs: ms };
    if (seen !== 'infinite' && seen <= ms)
      return kept('fresh', { ...data, seenMs: seen }, evidence);
    const seenMs = seen === 'infinite' ? null : seen;
    const lateMs = seenMs ?? ms;
    const hot = hotShardHolding(context, flowOf(context.mission, flow), run, { lateMs, target });
    const components = [...(hot ? [hot.component] : []), ...evidence.components];
    return broken('stale', { ...data, seenMs, ...hotField(hot) }, { ...evidence, components });
  },
});
