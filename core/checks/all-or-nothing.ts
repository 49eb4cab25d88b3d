import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { missingRoots, nothingRoots } from './missing-items';
import { flowOf, flowRunOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { listOf } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  /** The runs at whose end nothing may be half done. */
  scenarios: z.array(IdSchema).min(1),
});

type HalfDone = {
  flow: string;
  scenario: string;
  offered: number;
  items: number;
  /** Of the items half done, how many are still on their way. */
  onTheWay: number;
  missing: readonly { component: string; items: number }[];
};

/** Demands that at the end of a run each item was served by all of the flow's `whole` targets, or by none. */
export const allOrNothing = defineCheck({
  id: 'all-or-nothing',
  summary:
    'No item of a flow is left half done: all targets that belong together served it, or none.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow }) =>
    mission.flows.some(({ id, whole }) => id === flow && whole !== undefined)
      ? null
      : `the flow "${flow}" names no components under "whole"`,
  words: {
    ...UNFINISHED_WORDS,
    'half-done': (d: HalfDone, say) => {
      const each = d.missing.map(
        ({ component, items }) =>
          `${say.name(component)} lacks ${d.missing.length === 1 && items === d.items ? (items === 1 ? 'it' : 'them') : formatNumber(items)}`,
      );
      const way =
        d.onTheWay > 0 ? ` ${formatNumber(d.onTheWay)} of them are still on their way.` : '';
      const were = d.items === 1 ? 'was' : 'were';
      return `In ${say.where(d.scenario)} ${formatNumber(d.items)} of ${say.items(d.flow, d.offered)} ${were} left half done: ${listOf(each)}.${way}`;
    },
    'nothing-done': ({ flow, scenario }: { flow: string; scenario: string }, say) =>
      `No ${say.noun(flow)} got anywhere in ${say.where(scenario)}, so nothing could be half done.`,
    whole: ({ flow, targets }: { flow: string; targets: readonly string[] }, say) =>
      `No ${say.noun(flow)} were left half done: ${say.names(targets)} agree about every one.`,
  },
  judge(context, { flow: flowId, scenarios }) {
    const flow = flowOf(context.mission, flowId);
    const whole = flow.whole ?? [];
    const counts = scenarios.map((id) => {
      const run = context.run(id);
      const { items, partly, targets } = flowRunOf(run, flowId);
      const served = targets.filter((t) => whole.includes(t.id)).some((t) => t.delivered > 0);
      return { run, served, offered: items.offered, partly };
    });
    const evidence = {
      components: [...whole],
      figures: counts.map(({ run, partly }) =>
        figure(`half done (${run.id})`, partly?.items ?? 0, 'items', 0),
      ),
    };
    const cut = counts.find(({ run }) => run.status !== 'ok');
    if (cut) return unfinished(context, cut.run, evidence);
    const worst = counts.reduce((a, b) =>
      (b.partly?.items ?? 0) > (a.partly?.items ?? 0) ? b : a,
    );
    const { run, offered, partly } = worst;
    if (partly !== undefined && partly.items > 0) {
      const missing = partly.missing.map(({ id, items }) => ({ component: id, items }));
      const data = {
        flow: flowId,
        scenario: run.id,
        offered,
        items: partly.items,
        onTheWay: partly.onTheWay,
        missing,
      };
      return broken('half-done', data, {
        ...evidence,
        roots: [`half done ${flowId} ${run.id}`, ...missingRoots(context, flow, run)],
        counterexample: context.story(run.id, flowId, ['partly']),
      });
    }
    const empty = counts.find(({ served }) => !served);
    if (empty) {
      const roots = nothingRoots(flowId, empty.run.id);
      return broken(
        'nothing-done',
        { flow: flowId, scenario: empty.run.id },
        { ...evidence, roots },
      );
    }
    return kept('whole', { flow: flowId, targets: whole }, evidence);
  },
});
