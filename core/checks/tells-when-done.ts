import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { servedBefore } from './call-order';
import { defineCheck } from './check-type';
import { missingRoots } from './missing-items';
import { allArrived, flowOf, flowRunOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** The given component whose work has to be done first. */
  target: IdSchema,
  /** The given components by any of which the news arrives: the client itself for a callback, a mail provider … */
  targets: z.array(IdSchema).min(1),
});

/** Demands that somebody is told of every item, and not before the target has served it. */
export const tellsWhenDone = defineCheck({
  id: 'tells-when-done',
  summary:
    'After the target has served an item, one of the named components is called with the news.',
  params: ParamsSchema,
  words: {
    ...UNFINISHED_WORDS,
    'no-channel': ({ targets }: { targets: readonly string[] }, say) =>
      `Nobody is told: no connection leads to ${say.names(targets)}.`,
    early: (d: { from: string; to: string; target: string }, say) =>
      `${say.name(d.from)} tells ${say.name(d.to)} without waiting for ${say.name(d.target)}.`,
    'nothing-offered': () => 'There was nothing to tell of.',
    untold: (d: { flow: string; scenario: string; told: number; offered: number }, say) =>
      `In ${say.where(d.scenario)} only ${formatNumber(d.told)} of ${say.items(d.flow, d.offered)} were reported.`,
    told: (d: { flow: string; scenario: string; offered: number }, say) =>
      `In ${say.where(d.scenario)} all ${say.items(d.flow, d.offered)} were reported.`,
  },
  judge(context, { flow: flowId, scenario, target, targets }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    const ways = targets.flatMap((id) => graph.incoming(id));
    if (ways.length === 0) return broken('no-channel', { targets }, { components: [...targets] });
    const early = ways.find((way) => !servedBefore(context, graph, way, target));
    if (early) {
      const { id, from, to } = early;
      return broken('early', { from, to, target }, { components: [from, to], connections: [id] });
    }
    const run = context.run(scenario);
    const { offered } = flowRunOf(run, flowId).items;
    const told = Math.max(
      ...targets.map((id) =>
        run.connections
          .filter(({ id: sent }) => graph.incoming(id).some((way) => way.id === sent))
          .reduce((sum, { items: count, failed }) => sum + count - failed, 0),
      ),
    );
    const evidence = {
      components: [...new Set(ways.map((way) => way.from)), ...targets],
      connections: ways.map((way) => way.id),
      figures: [figure('told', told, 'items', offered)],
    };
    const whole = told >= offered && allArrived(context, run, flow);
    if (run.status !== 'ok' && !whole) return unfinished(context, run, evidence);
    if (offered === 0) return broken('nothing-offered', {}, evidence);
    if (told < offered) {
      const roots = [`untold ${flowId} ${scenario}`, ...missingRoots(context, flow, run)];
      return broken('untold', { flow: flowId, scenario, told, offered }, { ...evidence, roots });
    }
    return kept('told', { flow: flowId, scenario, offered }, evidence);
  },
});
