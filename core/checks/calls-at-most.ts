import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { defineCheck } from './check-type';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  scenario: IdSchema,
  /** A given component. */
  target: IdSchema,
  /** Most calls that may come to it in the scenario. */
  calls: z.number().int().min(0),
});

type Calls = { scenario: string; target: string; calls: number; most: number };

/** Demands that a component is spared: only so many calls come to it. */
export const callsAtMost = defineCheck({
  id: 'calls-at-most',
  summary: 'At most so many calls come to a component.',
  params: ParamsSchema,
  chance: true,
  words: {
    ...UNFINISHED_WORDS,
    'too-many': (d: Calls, say) =>
      `In ${say.where(d.scenario)} ${formatNumber(d.calls)} calls came to ${say.name(d.target)}; the limit is ${formatNumber(d.most)}.`,
    'not-called': ({ scenario, target }: Pick<Calls, 'scenario' | 'target'>, say) =>
      `No call came to ${say.name(target)} in ${say.where(scenario)}.`,
    spared: (d: Calls, say) =>
      `In ${say.where(d.scenario)} ${formatNumber(d.calls)} calls came to ${say.name(d.target)}; the limit is ${formatNumber(d.most)}.`,
  },
  judge(context, { scenario, target, calls: most }) {
    const run = context.run(scenario);
    const ways = context.diagram.connections.filter(
      ({ to, kind }) => to === target && kind === 'sync',
    );
    const calls = run.connections
      .filter(({ id }) => ways.some((way) => way.id === id))
      .reduce((sum, { sent }) => sum + sent, 0);
    const evidence = {
      components: [target],
      figures: [figure(`calls (${scenario})`, calls, 'calls', most)],
    };
    const data = { scenario, target, calls, most };
    if (calls > most) return broken('too-many', data, evidence);
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    return calls === 0
      ? broken('not-called', { scenario, target }, evidence)
      : kept('spared', data, evidence);
  },
});
