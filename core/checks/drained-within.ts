import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatMs, formatMsBeside, formatNumber } from '../shared/format-number';
import { type Bottleneck, bottleneckOf } from './bottleneck';
import { defineCheck } from './check-type';
import type { HotShard } from './hot-shard';
import { hotField, hotShardHolding, hotShardText } from './hot-shard-cause';
import { type Missing, missingOf, missingRoots, missingWords, nothingRoots } from './missing-items';
import { allArrived, flowOf, flowRunOf, targetsOf } from './runs';
import type { Say } from './say';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { counted } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Latest time of the last first delivery, ms from the start of the run. */
  ms: z.number().positive(),
});

type Drained = {
  flow: string;
  scenario: string;
  offered: number;
  lastMs: number;
  limitMs: number;
  bottleneck: Bottleneck | null;
  hot?: HotShard;
};

const lastWords = ({ flow, offered, lastMs, limitMs, scenario }: Drained, say: Say) =>
  `In ${say.where(scenario)} the last of ${say.items(flow, offered)} was delivered after ${formatMsBeside(lastMs, limitMs)}; the limit is ${formatMs(limitMs)}.`;

/** Demands that all items of a flow are delivered, the last one in time. */
export const drainedWithin = defineCheck({
  id: 'drained-within',
  summary: 'All items of a flow are delivered within a time from the start of the scenario.',
  params: ParamsSchema,
  words: {
    ...UNFINISHED_WORDS,
    'nothing-delivered': ({ flow, scenario }: { flow: string; scenario: string }, say) =>
      `No ${say.noun(flow)} were delivered in ${say.where(scenario)}, so there was nothing to time.`,
    missing: (d: Missing & { limitMs: number }, say) =>
      `${missingWords(d, say)} All of them were due within ${formatMs(d.limitMs)}.`,
    late: (d: Drained, say) =>
      `${lastWords(d, say)}${busyWords(d.bottleneck, say)}${hotShardText(d.hot, say)}`,
    'in-time': lastWords,
  },
  judge(context, { flow: flowId, scenario, ms }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const { items: counts, lastDeliveryMs } = flowRunOf(run, flowId);
    const { offered } = counts;
    const all = offered > 0 && counts.delivered === offered;
    const evidence = {
      components: [...targetsOf(flow)],
      figures: [
        figure('last delivery', all ? lastDeliveryMs : 'infinite', 'ms', ms),
        figure('delivered', counts.delivered, 'items', offered),
      ],
    };
    const late = lastDeliveryMs !== null && lastDeliveryMs > ms;
    const whole = all && allArrived(context, run, flow);
    if (run.status !== 'ok' && !whole && !late) return unfinished(context, run, evidence);
    if (offered === 0 || lastDeliveryMs === null) {
      const roots = nothingRoots(flowId, scenario);
      return broken('nothing-delivered', { flow: flowId, scenario }, { ...evidence, roots });
    }
    if (!all && run.status === 'ok') {
      const roots = missingRoots(context, flow, run);
      const data = { ...missingOf(context, flow, run), limitMs: ms };
      return broken('missing', data, { ...evidence, roots });
    }
    const bottleneck = bottleneckOf(context, run, lastDeliveryMs);
    const data = {
      flow: flowId,
      scenario,
      offered,
      lastMs: lastDeliveryMs,
      limitMs: ms,
      bottleneck,
    };
    if (!late) return kept('in-time', data, evidence);
    const hot = hotShardHolding(context, flow, run, { lateMs: lastDeliveryMs - ms });
    const causes = [bottleneck, hot].flatMap((cause) => (cause ? [cause.component] : []));
    const components = [...new Set([...causes, ...evidence.components])];
    return broken('late', { ...data, ...hotField(hot) }, { ...evidence, components });
  },
});

function busyWords(bottleneck: Bottleneck | null, say: Say): string {
  if (bottleneck === null) return '';
  const { component, slots, perSecond } = bottleneck;
  const busy = slots === 1 ? 'The one slot' : `All ${counted(slots, 'slot')}`;
  const were = slots === 1 ? 'was' : 'were';
  return ` ${busy} of ${say.name(component)} ${were} busy all the time: that is ${formatNumber(perSecond)} a second.`;
}
