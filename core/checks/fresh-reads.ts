import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { nothingRoots } from './missing-items';
import { flowRunOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Share of the answers that may show less than had been accepted when their request began, in percent. */
  percent: z.number().min(0).max(100),
});

type Reads = {
  flow: string;
  scenario: string;
  stale: number;
  reads: number;
  mostPercent: number;
};

const percentOf = (stale: number, reads: number) =>
  reads === 0 ? 0 : Math.round((stale / reads) * 10_000) / 100;

/** Demands that readers are hardly ever, or never, shown what had been changed before they asked. */
export const freshReads = defineCheck({
  id: 'fresh-reads',
  summary: 'At most a share of the answers of a flow that reads show an old version.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow }) =>
    mission.flows.find(({ id }) => id === flow)?.access === 'read'
      ? null
      : `the flow "${flow}" does not read`,
  words: {
    ...UNFINISHED_WORDS,
    stale: (d: Reads, say) =>
      `In ${say.where(d.scenario)} ${formatNumber(d.stale)} of ${say.items(d.flow, d.reads)} were answered with an old version; ${d.mostPercent === 0 ? 'none may be' : `the limit is ${formatNumber(d.mostPercent)} %`}.`,
    'nothing-read': ({ flow, scenario }: Pick<Reads, 'flow' | 'scenario'>, say) =>
      `No ${say.noun(flow)} were answered in ${say.where(scenario)}.`,
    fresh: (d: Reads, say) =>
      d.stale === 0
        ? `In ${say.where(d.scenario)} all ${say.noun(d.flow)} that were answered showed the newest version.`
        : `In ${say.where(d.scenario)} ${formatNumber(d.stale)} of ${say.items(d.flow, d.reads)} were answered with an old version; the limit is ${formatNumber(d.mostPercent)} %.`,
  },
  judge(context, { flow, scenario, percent }) {
    const run = context.run(scenario);
    const { accepted, reads } = flowRunOf(run, flow);
    const stale = reads?.stale ?? 0;
    const share = percentOf(stale, accepted);
    const evidence = { figures: [figure(`old answers (${scenario})`, share, '%', percent)] };
    const data = { flow, scenario, stale, reads: accepted, mostPercent: percent };
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if (accepted === 0) {
      const roots = nothingRoots(flow, scenario);
      return broken('nothing-read', { flow, scenario }, { ...evidence, roots });
    }
    return stale > (accepted * percent) / 100
      ? broken('stale', data, evidence)
      : kept('fresh', data, evidence);
  },
});
