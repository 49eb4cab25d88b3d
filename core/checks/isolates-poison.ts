import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { missingText } from './missing-items';
import { budgetNote, flowOf, flowRunOf } from './runs';
import { fail, figure, pass } from './verdict';
import { items } from './wording';

const ParamsSchema = z.strictObject({ flow: IdSchema, scenario: IdSchema });

/** Demands that the one poisoned item ends in a dead-letter queue and every other is delivered. */
export const isolatesPoison = defineCheck({
  id: 'isolates-poison',
  summary: 'A poisoned item is set aside in a dead-letter queue and all others are delivered.',
  params: ParamsSchema,
  run(context, { flow: flowId, scenario }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const { offered, delivered, deadLettered, lost, pending } = flowRunOf(run, flowId).items;
    const { poison } = context.mission.scenarios.find(({ id }) => id === scenario) ?? {};
    const poisoned = poison?.flow === flowId && poison.item < offered ? 1 : 0;
    const expected = offered - poisoned;
    const evidence = {
      components: context.diagram.components.filter((c) => c.type === 'queue').map((c) => c.id),
      figures: [
        figure('delivered', delivered, 'items', expected),
        figure('dead-lettered', deadLettered, 'items', poisoned),
      ],
    };
    const note = budgetNote(context, run);
    if (poisoned === 0 || delivered === 0) {
      return fail(
        `Nothing was delivered, so there was nothing to keep the poison from.${note}`,
        evidence,
      );
    }
    if (delivered < expected) {
      return fail(
        `The poisoned item held others back. ${missingText(context, flow, run)}${note}`,
        evidence,
      );
    }
    if (deadLettered !== poisoned) {
      if (lost > 0)
        return fail(
          `The poisoned item was given up and is gone: no dead-letter queue kept it.${note}`,
          evidence,
        );
      if (pending > 0)
        return fail(
          `The poisoned item is still on its way somewhere when the run ends: nothing has set it aside.${note}`,
          evidence,
        );
      return fail(`The poisoned item did not end in a dead-letter queue.${note}`, evidence);
    }
    if (run.status !== 'ok') return fail(`The run did not come to its end.${note}`, evidence);
    return pass(
      `${formatNumber(poisoned)} poisoned and set aside; the other ${items(flow, delivered)} were delivered.`,
      evidence,
    );
  },
});
