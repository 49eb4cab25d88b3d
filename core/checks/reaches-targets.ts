import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { missingRoots } from './missing-items';
import { allArrived, flowOf, flowRunOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { listOf } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** The targets that every item must have reached by the end, whatever became of it elsewhere. */
  targets: z.array(IdSchema).min(1),
});

/** Demands that some of a flow's targets have everything by the end, even when others have not. */
export const reachesTargets = defineCheck({
  id: 'reaches-targets',
  summary: 'Every item of a flow reaches each of the named targets by the end of a scenario.',
  params: ParamsSchema,
  words: {
    ...UNFINISHED_WORDS,
    'nothing-offered': () => 'There was nothing to deliver.',
    short: (
      d: {
        flow: string;
        scenario: string;
        offered: number;
        reached: readonly { component: string; count: number }[];
      },
      say,
    ) => {
      if (d.reached.every(({ count }) => count === 0)) {
        const names = say.names(d.reached.map(({ component }) => component));
        return `In ${say.where(d.scenario)} none of ${say.items(d.flow, d.offered)} reached ${names}.`;
      }
      const parts = d.reached.map(
        ({ component, count }) => `${formatNumber(count)} reached ${say.name(component)}`,
      );
      return `Of ${say.items(d.flow, d.offered)} in ${say.where(d.scenario)} only ${listOf(parts)}.`;
    },
    reached: (
      d: { flow: string; scenario: string; offered: number; targets: readonly string[] },
      say,
    ) =>
      `All ${say.items(d.flow, d.offered)} reached ${say.names(d.targets)} in ${say.where(d.scenario)}.`,
  },
  judge(context, { flow: flowId, scenario, targets }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const flowRun = flowRunOf(run, flowId);
    const { offered } = flowRun.items;
    const counts = targets.map((component) => ({
      component,
      count: flowRun.targets.find((target) => target.id === component)?.delivered ?? 0,
    }));
    const evidence = {
      components: [...targets],
      figures: counts.map(({ component, count }) => ({
        ...figure('reached', count, 'items', offered),
        component,
      })),
    };
    const reached = counts.filter(({ count }) => count < offered);
    const whole = reached.length === 0 && allArrived(context, run, flow);
    if (run.status !== 'ok' && !whole) return unfinished(context, run, evidence);
    if (offered === 0) return broken('nothing-offered', {}, evidence);
    if (reached.length > 0) {
      const roots = [
        `short ${flowId} ${scenario} ${reached.map(({ component }) => component).join(' ')}`,
        ...missingRoots(context, flow, run),
      ];
      const components = reached.map(({ component }) => component);
      return broken(
        'short',
        { flow: flowId, scenario, offered, reached },
        { ...evidence, components, roots },
      );
    }
    return kept('reached', { flow: flowId, scenario, offered, targets }, evidence);
  },
});
