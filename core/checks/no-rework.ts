import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf } from './dead-letters';
import { budgetNote, scenarioTitle } from './runs';
import { fail, figure, pass } from './verdict';
import { labelOf } from './wording';

const ParamsSchema = z.strictObject({
  scenario: IdSchema,
  /** Share of a queue's messages that may be handed out again, from 0 to 1. */
  share: z.number().min(0).max(1).default(0),
});

/** Forbids that queues hand out the same messages again and again where nothing fails. */
export const noRework = defineCheck({
  id: 'no-rework',
  summary: 'No queue hands out its messages more often than they were put in.',
  params: ParamsSchema,
  run(context, { scenario, share }) {
    const run = context.run(scenario);
    const queues = trafficOf(context, run);
    const where = scenarioTitle(context.mission, scenario);
    const note = budgetNote(context, run);
    const worst = queues.reduce<Traffic | null>(
      (a, b) => (a === null || b.out / b.in > a.out / a.in ? b : a),
      null,
    );
    if (worst === null || queues.every((queue) => queue.out === 0)) {
      return fail(`No queue handed anything out in “${where}”.${note}`);
    }
    const evidence = {
      components: [worst.id],
      figures: [
        figure('handed out', worst.out, 'messages', Math.floor(worst.in * (1 + share))),
        figure('put in', worst.in, 'messages'),
      ],
    };
    const name = labelOf(context, worst.id);
    const counts = `${name} was given ${formatNumber(worst.in)} messages and handed out ${formatNumber(worst.out)}`;
    if (worst.out > worst.in * (1 + share)) {
      return fail(
        `${counts}: work that was under way, or done, was given to somebody else.${note}`,
        evidence,
      );
    }
    return run.status === 'ok'
      ? pass(`${counts} in “${where}”: nothing was done twice.`, evidence)
      : fail(`${counts}, but the run did not come to its end.${note}`, evidence);
  },
});

interface Traffic {
  id: string;
  in: number;
  out: number;
}

/** Messages put into each queue and handed out to its consumers; queues that got none are left out. */
function trafficOf(context: CheckContext, run: ScenarioRun): Traffic[] {
  const graph = context.graph();
  const sent = new Map(run.connections.map((connection) => [connection.id, connection.sent]));
  const sum = (connections: readonly { id: string }[]) =>
    connections.reduce((total, { id }) => total + (sent.get(id) ?? 0), 0);
  return context.diagram.components
    .filter((component) => component.type === 'queue')
    .map(({ id }) => ({ id, in: sum(graph.incoming(id)), out: sum(consumersOf(graph, id)) }))
    .filter((traffic) => traffic.in > 0);
}
