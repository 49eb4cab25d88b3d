import { z } from 'zod';
import { isQueue } from '../components/roles';
import { IdSchema } from '../contracts/diagram-schema';
import type { ComponentRun, ScenarioRun } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import { type CheckContext, defineCheck } from './check-type';
import { consumersOf } from './dead-letters';
import { type GivenUp, givenUpOf, givenUpText } from './given-up';
import type { Say } from './say';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { counted, listOf } from './wording';

const ParamsSchema = z.strictObject({
  scenario: IdSchema,
  /** Share of a queue's messages that may be handed out again, from 0 to 1. */
  share: z.number().min(0).max(1).default(0),
});

type Traffic = { id: string; in: number; out: number };
type Handed = { queue: string; scenario: string; in: number; out: number };
type Again = Handed & {
  /** How often messages came back, and why; null in runs that do not tell. */
  again: ComponentRun['again'];
  gaveUp: GivenUp | null;
};

const times = (count: number) => (count === 1 ? 'once' : `${formatNumber(count)} times`);

function reasons({ again, gaveUp }: Again, say: Say): string {
  if (again === null) return '';
  const { expired, failed, sameKey } = again;
  const parts = [
    expired > 0
      ? `${times(expired)} its visibility time-out was over before the work was done`
      : '',
    failed > 0 ? `${times(failed)} the work failed` : '',
    sameKey > 0 ? `${times(sameKey)} another copy was being worked on under the same key` : '',
  ].filter(Boolean);
  return parts.length === 0
    ? ''
    : `: ${listOf(parts)}.${failed > 0 ? givenUpText(gaveUp, say) : ''}`;
}

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
    again: (d: Again, say) => `${counts(d, say)}${reasons(d, say) || '.'}`,
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
    if (worst.out > worst.in * (1 + share)) {
      const again = run.components.find(({ id }) => id === worst.id)?.again ?? null;
      return broken('again', { ...data, again, gaveUp: givenUpOf(context, run) }, evidence);
    }
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
    .filter(isQueue)
    .map(({ id }) => ({ id, in: sum(graph.incoming(id)), out: sum(consumersOf(graph, id)) }))
    .filter((traffic) => traffic.in > 0);
}
