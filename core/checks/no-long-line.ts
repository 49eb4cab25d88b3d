import { z } from 'zod';
import { resolveSettings } from '../components/resolve-settings';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { type CheckContext, defineCheck } from './check-type';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';
import { counted } from './wording';

const ParamsSchema = z.strictObject({
  /** The given component in front of which no long line may form. */
  target: IdSchema,
  scenario: IdSchema,
  /** Most calls that may wait there at any moment. */
  waiting: z.number().int().min(0),
});

type Caller = { component: string; slots: number };

/** Forbids that more calls wait at a component than it can take. */
export const noLongLine = defineCheck({
  id: 'no-long-line',
  summary: 'At no moment do more calls wait at a component than it can take.',
  params: ParamsSchema,
  words: {
    ...UNFINISHED_WORDS,
    'too-long': (
      d: { target: string; scenario: string; peak: number; most: number; caller: Caller | null },
      say,
    ) => {
      const who =
        d.caller === null
          ? ''
          : ` ${say.name(d.caller.component)} alone can have ${counted(d.caller.slots, 'call')} out at once.`;
      return `Up to ${counted(d.peak, 'call')} waited at ${say.name(d.target)} in ${say.where(d.scenario)}; more than ${formatNumber(d.most)} are too many.${who}`;
    },
    'never-called': ({ target }: { target: string }, say) =>
      `${say.name(target)} was never called, so nothing could wait there.`,
    short: (d: { target: string; scenario: string; peak: number }, say) =>
      `At most ${counted(d.peak, 'call')} waited at ${say.name(d.target)} in ${say.where(d.scenario)}.`,
  },
  judge(context, { target, scenario, waiting }) {
    const run = context.run(scenario);
    const component = run.components.find((candidate) => candidate.id === target);
    const peak = component?.peakDepth ?? 0;
    const callers = callersOf(context, target);
    const evidence = {
      components: [target, ...callers.map((caller) => caller.component)],
      figures: [figure('longest line', peak, 'calls', waiting)],
    };
    if (peak > waiting) {
      const [caller = null] = callers;
      return broken('too-long', { target, scenario, peak, most: waiting, caller }, evidence);
    }
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    if ((component?.served ?? 0) === 0) return broken('never-called', { target }, evidence);
    return kept('short', { target, scenario, peak }, evidence);
  },
});

/** Who calls the target, the one with the most slots first. */
function callersOf({ mission, diagram, graph }: CheckContext, target: string): Caller[] {
  const from = new Set(
    graph()
      .incoming(target)
      .map((connection) => connection.from),
  );
  return diagram.components
    .filter(({ id }) => from.has(id))
    .map((component) => {
      const { replicas, concurrency } = resolveSettings(mission, component);
      return { component: component.id, slots: Number(replicas) * Number(concurrency) };
    })
    .sort((a, b) => b.slots - a.slots);
}
