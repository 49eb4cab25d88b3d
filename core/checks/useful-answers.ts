import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatMs, formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import type { HotShard } from './hot-shard';
import { hotField, hotShardSlowing, hotShardText } from './hot-shard-cause';
import { nothingRoots } from './missing-items';
import { flowOf, flowRunOf } from './runs';
import type { Say } from './say';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { usefulProblem } from './useful-problem';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Share of the requests that must be answered while the answer is of use, in percent. */
  percent: z.number().min(0).max(100),
});

type Useful = {
  flow: string;
  scenario: string;
  answers: number;
  requests: number;
  usefulMs: number;
  leastPercent: number;
};

const answeredWords = (d: Useful, say: Say) =>
  `In ${say.where(d.scenario)} ${formatNumber(d.answers)} of ${say.items(d.flow, d.requests)} were answered within ${formatMs(d.usefulMs)}; at least ${formatNumber(d.leastPercent)} % have to be.`;

/** Demands goodput: that a share of the requests is answered while the answer is still of use. */
export const usefulAnswers = defineCheck({
  id: 'useful-answers',
  summary: 'At least a share of the requests of a flow is answered while the answer is of use.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow }) => usefulProblem(mission, flow),
  words: {
    ...UNFINISHED_WORDS,
    'nothing-asked': ({ flow, scenario }: Pick<Useful, 'flow' | 'scenario'>, say) =>
      `No ${say.noun(flow)} came in ${say.where(scenario)}.`,
    'too-few': (d: Useful & { hot?: HotShard }, say) =>
      `${answeredWords(d, say)}${hotShardText(d.hot, say)}`,
    enough: answeredWords,
  },
  judge(context, { flow, scenario, percent }) {
    const run = context.run(scenario);
    const { requests, useful } = flowRunOf(run, flow);
    const answers = useful?.answers ?? 0;
    const { usefulMs = 0 } = flowOf(context.mission, flow);
    const share = requests === 0 ? 0 : Math.round((answers / requests) * 10_000) / 100;
    const evidence = { figures: [figure(`in time (${scenario})`, share, '%', percent)] };
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if (requests === 0) {
      const roots = nothingRoots(flow, scenario);
      return broken('nothing-asked', { flow, scenario }, { ...evidence, roots });
    }
    const data = { flow, scenario, answers, requests, usefulMs, leastPercent: percent };
    if (answers >= (requests * percent) / 100) return kept('enough', data, evidence);
    const hot = hotShardSlowing(context, flowOf(context.mission, flow), run, usefulMs);
    const components = hot ? [hot.component] : [];
    return broken('too-few', { ...data, ...hotField(hot) }, { ...evidence, components });
  },
});
