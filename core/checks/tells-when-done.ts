import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { type GivenUp, givenUpOf, givenUpText } from './given-up';
import { missingRoots } from './missing-items';
import { allArrived, flowOf, flowRunOf, hasTrouble } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({ flow: IdSchema, scenario: IdSchema });

type Untold = {
  flow: string;
  scenario: string;
  told: number;
  offered: number;
  /** Who heard of most items before they were done; null when nobody did. */
  early: { component: string; items: number } | null;
  /** The calls that were given up most often; null when none was. */
  gaveUp: GivenUp | null;
};

/**
 * Demands that somebody hears of every item once it is done: one of the flow's `news` components, whichever, after all of its
 * targets have served it. What is told before counts for nothing and harms nothing.
 */
export const tellsWhenDone = defineCheck({
  id: 'tells-when-done',
  summary: "Once an item is done, one of the flow's news components hears of it.",
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow }) =>
    mission.flows.some(({ id, news }) => id === flow && news !== undefined)
      ? null
      : `the flow "${flow}" names no component under "news"`,
  words: {
    ...UNFINISHED_WORDS,
    'no-channel': ({ channels }: { channels: readonly string[] }, say) =>
      `Nobody is told: no connection leads to ${say.names(channels)}.`,
    'nothing-offered': () => 'There was nothing to report.',
    untold(d: Untold, say) {
      const some = d.told === 0 ? 'none' : `only ${formatNumber(d.told)}`;
      const early =
        d.early === null
          ? ''
          : ` ${say.name(d.early.component)} heard of ${say.items(d.flow, d.early.items)} before they were done.`;
      return `In ${say.where(d.scenario)} ${some} of ${say.items(d.flow, d.offered)} were reported once they were done.${early}${givenUpText(d.gaveUp, say)}`;
    },
    told: (d: { flow: string; scenario: string; offered: number }, say) =>
      `In ${say.where(d.scenario)} all ${say.items(d.flow, d.offered)} were reported once they were done.`,
  },
  judge(context, { flow: flowId, scenario }) {
    const flow = flowOf(context.mission, flowId);
    const channels = flow.news ?? [];
    const graph = context.graph(flowId);
    const ways = channels.flatMap((id) => graph.incoming(id));
    if (ways.length === 0) {
      return broken('no-channel', { channels }, { components: [...channels] });
    }
    const run = context.run(scenario);
    const { items, told: reported, news } = flowRunOf(run, flowId);
    const { offered } = items;
    const told = reported ?? 0;
    const used = channels.filter((id) => graph.incoming(id).length > 0);
    const evidence = {
      components: [...new Set(ways.map((way) => way.from)), ...used],
      connections: ways.map((way) => way.id),
      figures: [figure('told', told, 'items', offered)],
    };
    const whole = told >= offered && allArrived(context, run, flow);
    if (run.status !== 'ok' && !whole) return unfinished(context, run, evidence);
    if (offered === 0) return broken('nothing-offered', {}, evidence);
    if (told < offered) {
      const [early] = [...news].sort((a, b) => b.early - a.early);
      const data = {
        flow: flowId,
        scenario,
        told,
        offered,
        early: early && early.early > 0 ? { component: early.id, items: early.early } : null,
        gaveUp: givenUpOf(context, run),
      };
      // News that is missing although nothing fails is missing under faults by the same cause.
      const quiet = `untold ${flowId}`;
      const own = hasTrouble(context.mission, scenario) ? [`${quiet} ${scenario}`, quiet] : [quiet];
      const roots = [...own, ...missingRoots(context, flow, run)];
      return broken('untold', data, { ...evidence, roots });
    }
    return kept('told', { flow: flowId, scenario, offered }, evidence);
  },
});
