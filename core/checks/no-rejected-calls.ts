import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { budgetNote } from './runs';
import { fail, figure, pass } from './verdict';
import { labelOf, listOf } from './wording';

const ParamsSchema = z.strictObject({
  /** The given component whose limit must be respected. */
  target: IdSchema,
  scenario: IdSchema,
});

/** Forbids calls that a rate-limited component turns away. */
export const noRejectedCalls = defineCheck({
  id: 'no-rejected-calls',
  summary: 'A component with a rate limit turns no call away.',
  params: ParamsSchema,
  run(context, { target, scenario }) {
    const run = context.run(scenario);
    const component = run.components.find((candidate) => candidate.id === target);
    const refused = component?.refused ?? 0;
    const served = component?.served ?? 0;
    const callers = context
      .graph()
      .incoming(target)
      .map((connection) => connection.from);
    const evidence = {
      components: [target, ...new Set(callers)],
      figures: [figure('rejected calls', refused, 'calls', 0), figure('served', served, 'calls')],
    };
    const name = labelOf(context, target);
    if (refused > 0) {
      const share = Math.round((100 * refused) / (refused + served));
      const who =
        callers.length === 0
          ? 'its callers'
          : listOf([...new Set(callers)].map((id) => labelOf(context, id)));
      return fail(
        `${name} turned away ${formatNumber(refused)} calls (${share} %): ${who} called faster than its limit allows.`,
        evidence,
      );
    }
    if (served === 0) {
      return fail(
        `${name} was never called, so its limit was never put to the test.${budgetNote(context, run)}`,
        evidence,
      );
    }
    if (run.status !== 'ok') {
      return fail(`${name} was not called to the end.${budgetNote(context, run)}`, evidence);
    }
    return pass(`${name} served ${formatNumber(served)} calls and turned none away.`, evidence);
  },
});
