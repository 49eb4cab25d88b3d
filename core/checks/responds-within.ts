import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { FlowRun, ResponseTime } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { entryNames, entryServices, noEntryMessage } from './entry';
import { allArrived, budgetNote, flowOf, flowRunOf } from './runs';
import { fail, figure, pass } from './verdict';
import { millis } from './wording';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Which requests must be fast enough; 100 means every one. */
  percentile: z.union([z.literal(50), z.literal(95), z.literal(99), z.literal(100)]),
  /** The limit, ms. */
  ms: z.number().positive(),
});

/** Demands that requests are answered in time, refused and unanswered ones counting as infinitely slow. */
export const respondsWithin = defineCheck({
  id: 'responds-within',
  summary: 'A percentile of the response times of a flow stays within a limit.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenario, percentile, ms }) {
    const flow = flowOf(context.mission, flowId);
    const entries = entryServices(context.graph(flowId), flow);
    if (entries.length === 0) {
      return fail(noEntryMessage(context, flow), { components: [flow.from] });
    }
    const run = context.run(scenario);
    const flowRun = flowRunOf(run, flowId);
    const value = percentileOf(flowRun, percentile);
    const figures = [figure(percentile === 100 ? 'slowest' : `p${percentile}`, value, 'ms', ms)];
    const evidence = { components: entries, figures };
    const who = entryNames(context, entries);
    if (value === null) {
      return fail(`${who} got no request to answer.${budgetNote(context, run)}`, evidence);
    }
    if (value === 'infinite') {
      return fail(
        `${unanswered(who, flowRun, flow.timeoutMs)}; the limit is ${millis(ms)}.${budgetNote(context, run)}`,
        evidence,
      );
    }
    const of =
      flowRun.requests === 1
        ? ''
        : ` (${ordinal(percentile)} of ${formatNumber(flowRun.requests)} requests)`;
    const message = `${who} answered after ${millis(value)}${of}; the limit is ${millis(ms)}.`;
    if (value > ms) return fail(message, evidence);
    return allArrived(context, run, flow)
      ? pass(message, evidence)
      : fail(`${message}${budgetNote(context, run)}`, evidence);
  },
});

function percentileOf(run: FlowRun, percentile: 50 | 95 | 99 | 100): ResponseTime {
  const { p50, p95, p99, max } = run.responseMs;
  return { 50: p50, 95: p95, 99: p99, 100: max }[percentile];
}

function ordinal(percentile: number): string {
  return percentile === 100 ? 'the slowest' : `${percentile}th percentile`;
}

function unanswered(who: string, run: FlowRun, timeoutMs: number): string {
  if (run.requests === 1 && run.timedOut === 1) {
    return `${who} had not answered after ${millis(timeoutMs)} (time-out)`;
  }
  if (run.requests === 1 && run.rejected === 1) return `${who} answered with an error`;
  const parts = [
    run.timedOut > 0
      ? `left ${formatNumber(run.timedOut)} without an answer for ${millis(timeoutMs)} (time-out)`
      : '',
    run.rejected > 0 ? `answered ${formatNumber(run.rejected)} with an error` : '',
  ].filter(Boolean);
  if (parts.length === 0)
    return `${who} answered ${formatNumber(run.accepted)} of ${formatNumber(run.requests)} requests`;
  return `Of ${formatNumber(run.requests)} requests ${who} ${parts.join(' and ')}`;
}
