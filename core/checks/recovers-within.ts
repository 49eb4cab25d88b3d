import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { UsefulRun } from '../contracts/scenario-run';
import { formatMs, formatMsBeside, formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { nothingRoots } from './missing-items';
import { flowOf, flowRunOf, horizonOf } from './runs';
import type { Say } from './say';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { usefulProblem } from './useful-problem';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  /** A scenario with faults: when the last of them ends, the cause is over. */
  scenario: IdSchema,
  /** Share of the requests that have to be answered in time again, in percent. */
  percent: z.number().min(0).max(100),
  /** How long after the cause that may take, ms. */
  ms: z.number().positive(),
});

type Recovery = {
  flow: string;
  scenario: string;
  tookMs: number;
  limitMs: number;
  usefulMs: number;
  percent: number;
};

/** When the last fault of a scenario ends, ms; null without faults. */
export function causeEnd(mission: Mission, scenario: string): number | null {
  const faults = mission.scenarios.find(({ id }) => id === scenario)?.faults ?? [];
  if (faults.length === 0) return null;
  return Math.max(...faults.map(({ at, forMs }) => at + forMs));
}

/**
 * How long after `endMs` it took until in every later window the share was answered in time, ms: 0 when it was at once. Null when
 * the last window with requests still fell short; undefined when no request began after `endMs`.
 */
export function recoveryOf(
  { windowMs, begun, inTime }: UsefulRun,
  endMs: number,
  percent: number,
): number | null | undefined {
  const windows = begun.flatMap((requests, place) =>
    requests > 0 && place * windowMs >= endMs
      ? [{ place, isGood: (inTime[place] ?? 0) * 100 >= percent * requests }]
      : [],
  );
  const last = windows.at(-1);
  if (last === undefined) return undefined;
  const bad = windows.findLast(({ isGood }) => !isGood);
  if (bad === undefined) return 0;
  return bad === last ? null : (bad.place + 1) * windowMs - endMs;
}

function recoveredWords(d: Recovery, say: Say): string {
  const took = d.tookMs === 0 ? 'at once' : `after ${formatMsBeside(d.tookMs, d.limitMs)}`;
  return `When the trouble of ${say.where(d.scenario)} was over, ${formatNumber(d.percent)} % of the ${say.noun(d.flow)} were answered within ${formatMs(d.usefulMs)} again ${took}; the limit is ${formatMs(d.limitMs)}.`;
}

/** Demands that things are as they were, soon after what made them bad is over. */
export const recoversWithin = defineCheck({
  id: 'recovers-within',
  summary:
    'Soon after the last fault of a scenario, requests of a flow are answered in time again.',
  params: ParamsSchema,
  chance: true,
  problem: (mission, { flow, scenario }) =>
    usefulProblem(mission, flow) ??
    (causeEnd(mission, scenario) === null
      ? `nothing fails in the scenario "${scenario}", so there is nothing to recover from`
      : null),
  words: {
    ...UNFINISHED_WORDS,
    'nothing-asked': ({ flow, scenario }: Pick<Recovery, 'flow' | 'scenario'>, say) =>
      `No ${say.noun(flow)} came after the trouble of ${say.where(scenario)}.`,
    never: ({ flow, scenario, afterMs, percent, usefulMs }: Never, say) =>
      `${formatMs(afterMs)} after the trouble of ${say.where(scenario)} was over, fewer than ${formatNumber(percent)} % of the ${say.noun(flow)} were answered within ${formatMs(usefulMs)}: what caused it is gone, and it goes on.`,
    late: recoveredWords,
    recovered: recoveredWords,
  },
  judge(context, { flow, scenario, percent, ms: limitMs }) {
    const { mission } = context;
    const run = context.run(scenario);
    const { useful } = flowRunOf(run, flow);
    const endMs = causeEnd(mission, scenario) ?? 0;
    if (run.status !== 'ok') return unfinished(context, run, {});
    const tookMs = useful && recoveryOf(useful, endMs, percent);
    const label = `recovered after (${scenario})`;
    if (tookMs === undefined) {
      return broken('nothing-asked', { flow, scenario }, { roots: nothingRoots(flow, scenario) });
    }
    const { usefulMs = 0 } = flowOf(mission, flow);
    const evidence = {
      figures: [figure(label, tookMs === null ? 'infinite' : tookMs, 'ms', limitMs)],
    };
    const known = { flow, scenario, percent, usefulMs };
    if (tookMs === null) {
      const lastMs = Math.min(
        horizonOf(mission, scenario),
        (useful?.begun.length ?? 0) * (useful?.windowMs ?? 0),
      );
      return broken('never', { ...known, afterMs: lastMs - endMs }, evidence);
    }
    const data = { ...known, tookMs, limitMs };
    return tookMs > limitMs ? broken('late', data, evidence) : kept('recovered', data, evidence);
  },
});

type Never = Pick<Recovery, 'flow' | 'scenario' | 'percent' | 'usefulMs'> & { afterMs: number };
