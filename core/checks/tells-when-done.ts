import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { servedBefore } from './call-order';
import { defineCheck } from './check-type';
import { allArrived, budgetNote, flowOf, flowRunOf, scenarioTitle } from './runs';
import { fail, figure, pass } from './verdict';
import { items, labelOf, listOf } from './wording';

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
  run(context, { flow: flowId, scenario, target, targets }) {
    const flow = flowOf(context.mission, flowId);
    const graph = context.graph(flowId);
    const ways = targets.flatMap((id) => graph.incoming(id));
    const names = listOf(targets.map((id) => labelOf(context, id)));
    const done = labelOf(context, target);
    if (ways.length === 0) {
      return fail(`Nobody is told: no connection leads to ${names}.`, { components: [...targets] });
    }
    const early = ways.find((way) => !servedBefore(context, graph, way, target));
    if (early) {
      return fail(
        `${labelOf(context, early.from)} tells ${labelOf(context, early.to)} without waiting for ${done}.`,
        { components: [early.from, early.to], connections: [early.id] },
      );
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
    const where = scenarioTitle(context.mission, scenario);
    const note = budgetNote(context, run);
    if (offered === 0) return fail(`There was nothing to tell of.${note}`, evidence);
    if (told < offered) {
      return fail(
        `In “${where}” somebody was told of ${formatNumber(told)} of ${items(flow, offered)}.${note}`,
        evidence,
      );
    }
    return allArrived(context, run, flow)
      ? pass(`In “${where}” somebody was told of all ${items(flow, offered)}.`, evidence)
      : fail(`Not every request had arrived.${note}`, evidence);
  },
});
