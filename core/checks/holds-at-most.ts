import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  scenario: IdSchema,
  /** Most connections that one replica may hold open at a time. */
  connections: z.number().int().min(0),
});

type Held = { scenario: string; component: string; held: number; most: number };

/** Demands that no replica holds more questions open than it has memory for. */
export const holdsAtMost = defineCheck({
  id: 'holds-at-most',
  summary: 'No replica holds more than so many questions open at once, and none is turned away.',
  params: ParamsSchema,
  chance: true,
  problem: (mission) =>
    mission.flows.some(({ arrivals }) => 'follows' in arrivals)
      ? null
      : 'no flow of the mission follows another',
  words: {
    ...UNFINISHED_WORDS,
    'too-many': (d: Held, say) =>
      `In ${say.where(d.scenario)} one replica of ${say.name(d.component)} held ${formatNumber(d.held)} connections open at once; the limit is ${formatNumber(d.most)}.`,
    'turned-away': (d: Held & { turnedAway: number }, say) =>
      `In ${say.where(d.scenario)} ${say.name(d.component)} had no connection left for ${formatNumber(d.turnedAway)} questions.`,
    'nothing-done': ({ scenario }: Pick<Held, 'scenario'>, say) =>
      `Nothing that anybody waited for was done in ${say.where(scenario)}.`,
    'room-left': (d: Pick<Held, 'scenario' | 'held' | 'most'>, say) =>
      d.held === 0
        ? `In ${say.where(d.scenario)} no connection was held open.`
        : `In ${say.where(d.scenario)} no replica held more than ${formatNumber(d.held)} connections open at once; the limit is ${formatNumber(d.most)}.`,
  },
  judge(context, { scenario, connections }) {
    const run = context.run(scenario);
    const holders = run.components.flatMap(({ id, held }) => (held ? [{ id, ...held }] : []));
    const [fullest] = holders.toSorted((x, y) => y.perReplica - x.perReplica);
    const [busiest] = holders.toSorted((x, y) => y.turnedAway - x.turnedAway);
    const held = fullest?.perReplica ?? 0;
    const evidence = {
      components: fullest ? [fullest.id] : [],
      figures: [figure(`connections per replica (${scenario})`, held, 'connections', connections)],
    };
    const data = { scenario, held, most: connections };
    if (fullest && held > connections) {
      return broken('too-many', { ...data, component: fullest.id }, evidence);
    }
    if (busiest && busiest.turnedAway > 0) {
      const { id: component, turnedAway } = busiest;
      return broken(
        'turned-away',
        { ...data, component, turnedAway },
        { ...evidence, components: [component] },
      );
    }
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if (!run.flows.some(({ hears }) => hears && hears.known + hears.missed > 0)) {
      return broken('nothing-done', { scenario }, evidence);
    }
    return kept('room-left', data, evidence);
  },
});
