import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { FlowRun, ResponseTime } from '../contracts/scenario-run';
import { formatMs, formatMsBeside, formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { ENTRY_WORDS, entryServices, noEntry } from './entry';
import type { HotShard } from './hot-shard';
import { hotField, hotShardSlowing, hotShardText } from './hot-shard-cause';
import { unansweredRoots } from './missing-items';
import { allArrived, flowOf, flowRunOf } from './runs';
import type { Say } from './say';
import { type Unanswered, unansweredClause, unansweredOf, unansweredReason } from './unanswered';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Which requests must be fast enough; 100 means every one. */
  percentile: z.union([z.literal(50), z.literal(95), z.literal(99), z.literal(100)]),
  /** The limit, ms. */
  ms: z.number().positive(),
});

/** Demands that requests are answered in time, refused and unanswered ones counting as infinitely slow. */
export const respondsWithin = defineCheck({
  id: 'responds-within',
  summary: 'A percentile of the response times of a flow stays within a limit.',
  params: ParamsSchema,
  words: {
    ...ENTRY_WORDS,
    ...UNFINISHED_WORDS,
    'no-requests': ({ entries }: { entries: readonly string[] }, say) =>
      `${say.names(entries)} got no request to answer.`,
    unanswered: ({ limitMs, ...d }: Unanswered & { limitMs: number }, say) =>
      `${unansweredClause(d, say)}; the limit is ${formatMs(limitMs)}.${unansweredReason(d, say)}`,
    slow: (d: Answered & { hot?: HotShard }, say) =>
      `${answeredWords(d, say)}${hotShardText(d.hot, say)}`,
    fast: answeredWords,
  },
  judge(context, { flow: flowId, scenario, percentile, ms }) {
    const flow = flowOf(context.mission, flowId);
    const entries = entryServices(context.graph(flowId), flow);
    if (entries.length === 0) return noEntry(flow);
    const run = context.run(scenario);
    const flowRun = flowRunOf(run, flowId);
    const value = percentileOf(flowRun, percentile);
    const figures = [figure(percentile === 100 ? 'slowest' : `p${percentile}`, value, 'ms', ms)];
    const evidence = { components: entries, figures };
    const { requests, accepted, rejected, timedOut } = flowRun;
    const answered = accepted + rejected + timedOut === requests;
    if (run.status !== 'ok' && !(answered && allArrived(context, run, flow)))
      return unfinished(context, run, evidence);
    if (value === null) return broken('no-requests', { entries }, evidence);
    if (value === 'infinite') {
      const data = { ...unansweredOf(context, flow, run, entries), limitMs: ms };
      const roots = unansweredRoots(context, flow, run);
      const components = [...entries, ...(data.hot ? [data.hot.component] : [])];
      return broken('unanswered', data, { ...evidence, components, roots });
    }
    const data = { entries, valueMs: value, limitMs: ms, percentile, requests };
    if (value <= ms) return kept('fast', data, evidence);
    const hot = hotShardSlowing(context, flow, run, value);
    const components = [...entries, ...(hot ? [hot.component] : [])];
    return broken('slow', { ...data, ...hotField(hot) }, { ...evidence, components });
  },
});

type Answered = {
  entries: readonly string[];
  valueMs: number;
  limitMs: number;
  percentile: number;
  requests: number;
};

function answeredWords(d: Answered, say: Say): string {
  const of =
    d.requests === 1 ? '' : ` (${ordinal(d.percentile)} of ${formatNumber(d.requests)} requests)`;
  return `${say.names(d.entries)} answered after ${formatMsBeside(d.valueMs, d.limitMs)}${of}; the limit is ${formatMs(d.limitMs)}.`;
}

function percentileOf(run: FlowRun, percentile: 50 | 95 | 99 | 100): ResponseTime {
  const { p50, p95, p99, max } = run.responseMs;
  return { 50: p50, 95: p95, 99: p99, 100: max }[percentile];
}

function ordinal(percentile: number): string {
  return percentile === 100 ? 'the slowest' : `${percentile}th percentile`;
}
