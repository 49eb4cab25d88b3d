import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { entryNames, entryServices, noEntryMessage } from './entry';
import { allArrived, budgetNote, flowOf, flowRunOf, scenarioTitle } from './runs';
import { fail, figure, pass } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Requests that may still be open when the run ends; 0 demands that each one has its answer. */
  open: z.number().int().min(0).default(0),
});

/** Demands that nobody is turned away: every request gets a good answer before its client gives up. */
export const acceptsAll = defineCheck({
  id: 'accepts-all',
  summary: 'Every request of a flow gets a good answer in time; none is refused or times out.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenario, open }) {
    const flow = flowOf(context.mission, flowId);
    const entries = entryServices(context.graph(flowId), flow);
    if (entries.length === 0) {
      return fail(noEntryMessage(context, flow), { components: [flow.from] });
    }
    const run = context.run(scenario);
    const { requests, accepted, rejected, timedOut } = flowRunOf(run, flowId);
    const waiting = requests - accepted - rejected - timedOut;
    const evidence = {
      components: entries,
      figures: [
        figure('turned away', rejected, 'requests', 0),
        figure('timed out', timedOut, 'requests', 0),
        figure('accepted', accepted, 'requests', requests),
      ],
    };
    const who = entryNames(context, entries);
    const where = scenarioTitle(context.mission, scenario);
    const note = budgetNote(context, run);
    if (requests === 0) return fail(`${who} got no request to answer.${note}`, evidence);
    if (rejected + timedOut > 0) {
      const parts = [
        rejected > 0 ? `turned ${formatNumber(rejected)} away` : '',
        timedOut > 0 ? `left ${formatNumber(timedOut)} waiting until they gave up` : '',
      ].filter(Boolean);
      const message = `Of ${formatNumber(requests)} requests in “${where}” ${who} ${parts.join(' and ')}.${note}`;
      return fail(message, evidence);
    }
    if (waiting > open || !allArrived(context, run, flow)) {
      return fail(
        `${formatNumber(waiting)} of ${formatNumber(requests)} requests had no answer when “${where}” ended.${note}`,
        evidence,
      );
    }
    return pass(`${who} answered all ${formatNumber(accepted)} requests in “${where}”.`, evidence);
  },
});
