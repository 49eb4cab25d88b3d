import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { ENTRY_WORDS, entryServices, noEntry } from './entry';
import { unansweredRoots } from './missing-items';
import { allArrived, flowOf, flowRunOf } from './runs';
import { UNANSWERED_WORDS, unansweredOf } from './unanswered';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Requests that may still be open when the run ends; 0 demands that each one has its answer. */
  open: z.number().int().min(0).default(0),
});

/** Demands that nobody is turned away: every request gets a good answer before its client gives up. */
export const acceptsAll = defineCheck({
  id: 'accepts-all',
  summary: 'Every request of a flow gets a good answer in time; none is refused or times out.',
  params: ParamsSchema,
  chance: true,
  words: {
    ...ENTRY_WORDS,
    ...UNFINISHED_WORDS,
    ...UNANSWERED_WORDS,
    'no-requests': ({ entries }: { entries: readonly string[] }, say) =>
      `${say.names(entries)} got no request to answer.`,
    open: (d: { scenario: string; waiting: number; requests: number }, say) =>
      `${formatNumber(d.waiting)} of ${formatNumber(d.requests)} requests had no answer when ${say.where(d.scenario)} ended.`,
    'all-answered': (d: { scenario: string; entries: readonly string[]; accepted: number }, say) =>
      `${say.names(d.entries)} answered all ${formatNumber(d.accepted)} requests in ${say.where(d.scenario)}.`,
  },
  judge(context, { flow: flowId, scenario, open }) {
    const flow = flowOf(context.mission, flowId);
    const entries = entryServices(context.graph(flowId), flow);
    if (entries.length === 0) return noEntry(flow);
    const run = context.run(scenario);
    const { requests, accepted, rejected, timedOut } = flowRunOf(run, flowId);
    const waiting = requests - accepted - rejected - timedOut;
    const evidence = {
      components: entries,
      figures: [
        figure('turned away', rejected, 'requests', 0),
        figure('timed out', timedOut, 'requests', 0),
        figure('accepted', accepted, 'requests', requests),
      ],
    };
    if (rejected + timedOut > 0) {
      return broken('unanswered', unansweredOf(context, flow, run, entries), {
        ...evidence,
        roots: unansweredRoots(context, flow, run),
      });
    }
    if (!allArrived(context, run, flow)) return unfinished(context, run, evidence);
    if (requests === 0) return broken('no-requests', { entries }, evidence);
    if (waiting > open) {
      return broken(
        'open',
        { scenario, waiting, requests },
        { ...evidence, roots: unansweredRoots(context, flow, run) },
      );
    }
    return kept('all-answered', { scenario, entries, accepted }, evidence);
  },
});
