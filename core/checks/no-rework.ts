import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf } from './dead-letters';
import type { Say } from './say';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { counted } from './wording';

const ParamsSchema = z.strictObject({
  scenario: IdSchema,
  /** Share of a queue's messages that may be handed out again, from 0 to 1. */
  share: z.number().min(0).max(1).default(0),
});

type Traffic = { id: string; in: number; out: number };
type Handed = { queue: string; scenario: string; in: number; out: number };

const counts = (d: Handed, say: Say) =>
  `${say.name(d.queue)} was given ${counted(d.in, 'message')} and handed out ${formatNumber(d.out)}`;

/** Forbids that queues hand out the same messages again and again where nothing fails. */
export const noRework = defineCheck({
  id: 'no-rework',
  summary: 'No queue hands out its messages more often than they were put in.',
  params: ParamsSchema,
  words: {
    ...UNFINISHED_WORDS,
    'nothing-handed-out': ({ scenario }: { scenario: string }, say) =>
      `No queue handed anything out in ${say.where(scenario)}.`,
    again: (d: Handed, say) =>
      `${counts(d, say)}: work that was under way, or done, was given to another worker.`,
    once: (d: Handed, say) =>
      `${counts(d, say)} in ${say.where(d.scenario)}: nothing was done twice.`,
  },
  judge(context, { scenario, share }) {
    const run = context.run(scenario);
    const queues = trafficOf(context, run);
    const worst = queues.reduce<Traffic | null>(
      (a, b) => (a === null || b.out / b.in > a.out / a.in ? b : a),
      null,
    );
    if (run.status !== 'ok') return unfinished(context, run);
    if (worst === null || queues.every((queue) => queue.out === 0)) {
      return broken('nothing-handed-out', { scenario });
    }
    const evidence = {
      components: [worst.id],
      figures: [
        figure('handed out', worst.out, 'messages', Math.floor(worst.in * (1 + share))),
        figure('put in', worst.in, 'messages'),
      ],
    };
    const data = { queue: worst.id, scenario, in: worst.in, out: worst.out };
    if (worst.out > worst.in * (1 + share)) return broken('again', data, evidence);
    return kept('once', data, evidence);
  },
});

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
