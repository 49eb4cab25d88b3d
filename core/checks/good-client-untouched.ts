import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { UsefulRun } from '../contracts/scenario-run';
import { formatMs, formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { nothingRoots } from './missing-items';
import { flowOf, flowRunOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { usefulProblem } from './useful-problem';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  /** The flow of those who behave. */
  flow: IdSchema,
  /** The flow that floods, at a steady rate for a time. */
  flood: IdSchema,
  scenario: IdSchema,
  /** Share of the requests that begin during the flood and must be answered while the answer is of use, in percent. */
  percent: z.number().min(0).max(100),
});

type Good = {
  flow: string;
  flood: string;
  scenario: string;
  answers: number;
  requests: number;
  usefulMs: number;
  percent: number;
};

/** When a flow asks, ms; null where it does not ask at a rate. */
function spanOf(mission: Mission, id: string): { fromMs: number; toMs: number } | null {
  const arrivals = mission.flows.find((flow) => flow.id === id)?.arrivals;
  return arrivals !== undefined && 'perSecond' in arrivals ? arrivals : null;
}

/** Requests that began in the windows that touch a span, and how many of them were answered in time. */
export function answeredDuring(
  { windowMs, begun, inTime }: UsefulRun,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): { requests: number; answers: number } {
  const first = Math.floor(fromMs / windowMs);
  const after = Math.ceil(toMs / windowMs);
  const sum = (counts: readonly number[]) =>
    counts.slice(first, after).reduce((total, count) => total + count, 0);
  return { requests: sum(begun), answers: sum(inTime) };
}

/** Demands that whoever behaves has their answers while another floods. */
export const goodClientUntouched = defineCheck({
  id: 'good-client-untouched',
  summary: 'While one flow floods, requests of another are answered in time all the same.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow, flood }) =>
    usefulProblem(mission, flow) ??
    (flow === flood ? 'a flow cannot be flooded by itself' : null) ??
    (spanOf(mission, flood) === null ? `the flow "${flood}" has no perSecond` : null),
  words: {
    ...UNFINISHED_WORDS,
    'nothing-asked': (d: Pick<Good, 'flow' | 'flood' | 'scenario'>, say) =>
      `No ${say.noun(d.flow)} came while ${say.noun(d.flood)} flooded in ${say.where(d.scenario)}.`,
    touched: (d: Good, say) =>
      `While ${say.noun(d.flood)} flooded in ${say.where(d.scenario)}, ${goodWords(d)}`,
    untouched: (d: Good, say) =>
      `While ${say.noun(d.flood)} flooded in ${say.where(d.scenario)}, ${goodWords(d)}`,
  },
  judge(context, { flow, flood, scenario, percent }) {
    const { mission } = context;
    const run = context.run(scenario);
    if (run.status !== 'ok') return unfinished(context, run, {});
    const { useful } = flowRunOf(run, flow);
    const span = spanOf(mission, flood);
    const found = useful && span ? answeredDuring(useful, span) : { requests: 0, answers: 0 };
    const { requests, answers } = found;
    if (requests === 0) {
      const roots = nothingRoots(flow, scenario);
      return broken('nothing-asked', { flow, flood, scenario }, { roots });
    }
    const share = Math.round((answers / requests) * 10_000) / 100;
    const evidence = { figures: [figure(`in time (${scenario})`, share, '%', percent)] };
    const { usefulMs = 0 } = flowOf(mission, flow);
    const data: Good = { flow, flood, scenario, answers, requests, usefulMs, percent };
    return answers * 100 < requests * percent
      ? broken('touched', data, evidence)
      : kept('untouched', data, evidence);
  },
});

function goodWords({ answers, requests, usefulMs, percent }: Good): string {
  return `${formatNumber(answers)} of ${formatNumber(requests)} others were answered within ${formatMs(usefulMs)}; at least ${formatNumber(percent)} % have to be.`;
}
