import { z } from 'zod';
import { IdSchema } from '../contracts/diagram-schema';
import { defineCheck } from './check-type';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { counted } from './wording';

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
  chance: true,
  words: {
    ...UNFINISHED_WORDS,
    'over-limit': (
      d: { target: string; callers: readonly string[]; refused: number; share: number },
      say,
    ) => {
      const who = d.callers.length === 0 ? 'its callers' : say.names(d.callers);
      return `${say.name(d.target)} turned away ${counted(d.refused, 'call')} (${d.share} %): ${who} called faster than it allows.`;
    },
    'never-called': ({ target }: { target: string }, say) =>
      `${say.name(target)} was never called, so its limit was never put to the test.`,
    'within-limit': (d: { target: string; served: number }, say) =>
      `${say.name(d.target)} served ${counted(d.served, 'call')} and turned none away.`,
  },
  judge(context, { target, scenario }) {
    const run = context.run(scenario);
    const component = run.components.find((candidate) => candidate.id === target);
    const refused = component?.refused ?? 0;
    const served = component?.served ?? 0;
    const callers = [
      ...new Set(
        context
          .graph()
          .incoming(target)
          .map((connection) => connection.from),
      ),
    ];
    const evidence = {
      components: [target, ...callers],
      figures: [figure('rejected calls', refused, 'calls', 0), figure('served', served, 'calls')],
    };
    if (refused > 0) {
      const share = Math.round((100 * refused) / (refused + served));
      return broken('over-limit', { target, callers, refused, share }, evidence);
    }
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if (served === 0) return broken('never-called', { target }, evidence);
    return kept('within-limit', { target, served }, evidence);
  },
});
