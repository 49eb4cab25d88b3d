import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { budgetNote, scenarioTitle } from './runs';
import { fail, figure, pass } from './verdict';
import { labelOf, listOf } from './wording';

const ParamsSchema = z.strictObject({
  /** The given component in front of which no long line may form. */
  target: IdSchema,
  scenario: IdSchema,
  /** Most calls that may wait there at any moment. */
  waiting: z.number().int().min(0),
});

/** Forbids that more calls wait at a component than it can bear. */
export const noLongLine = defineCheck({
  id: 'no-long-line',
  summary: 'At no moment do more calls wait at a component than it can bear.',
  params: ParamsSchema,
  run(context, { target, scenario, waiting }) {
    const run = context.run(scenario);
    const component = run.components.find((candidate) => candidate.id === target);
    const peak = component?.peakDepth ?? 0;
    const callers = new Set(
      context
        .graph()
        .incoming(target)
        .map((connection) => connection.from),
    );
    const evidence = {
      components: [target, ...callers],
      figures: [figure('longest line', peak, 'calls', waiting)],
    };
    const name = labelOf(context, target);
    const where = scenarioTitle(context.mission, scenario);
    const note = budgetNote(context, run);
    if (peak > waiting) {
      const who = listOf([...callers].map((id) => labelOf(context, id)));
      return fail(
        `Up to ${formatNumber(peak)} calls waited at ${name} in “${where}”, and it bears ${formatNumber(waiting)}: ${who} called faster than it answers.${note}`,
        evidence,
      );
    }
    if ((component?.served ?? 0) === 0) {
      return fail(`${name} was never called, so nothing could wait there.${note}`, evidence);
    }
    return run.status === 'ok'
      ? pass(`At most ${formatNumber(peak)} calls waited at ${name} in “${where}”.`, evidence)
      : fail(`${name} was not called to the end.${note}`, evidence);
  },
});
