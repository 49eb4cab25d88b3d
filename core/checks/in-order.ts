import { z } from 'zod';
import { resolveSettings } from '../components/resolve-settings';
import { IdSchema } from '../contracts/diagram-schema';
import { formatNumber } from '../shared/format-number';
import { sendersInOrder } from './call-order';
import { type CheckContext, defineCheck } from './check-type';
import { nothingRoots } from './missing-items';
import { flowOf, flowRunOf, targetsOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({
  flow: IdSchema,
  scenario: IdSchema,
  /** Two targets of the flow each: the first must have served an item before anything begins that leads to the second. */
  pairs: z
    .array(z.tuple([IdSchema, IdSchema]))
    .min(1)
    .max(20),
});

type Ahead = {
  flow: string;
  firsts: readonly string[];
  seconds: readonly string[];
  items: number;
  offered: number;
  /** Who sends to both, and whether at the same time; null when nobody does. */
  sender: { component: string; together: boolean } | null;
};

/** Demands that one target has served an item before the call or message that leads to another is sent. */
export const inOrder = defineCheck({
  id: 'in-order',
  summary: 'One target has served an item before what leads to another one begins.',
  params: ParamsSchema,
  problem: (mission, { flow, pairs }) => {
    const targets = mission.flows.filter(({ id }) => id === flow).flatMap(targetsOf);
    const strange = pairs.flat().find((id) => !targets.includes(id));
    return strange === undefined ? null : `"${strange}" is no target of the flow "${flow}"`;
  },
  words: {
    ...UNFINISHED_WORDS,
    'never-served': ({ targets }: { targets: readonly string[] }, say) =>
      `${say.names(targets)} served nothing, so there is no order to judge.`,
    ahead(d: Ahead, say) {
      const count =
        d.items === d.offered
          ? `all ${say.items(d.flow, d.offered)}`
          : `${formatNumber(d.items)} of ${say.items(d.flow, d.offered)}`;
      const why =
        d.sender === null
          ? ''
          : d.sender.together
            ? ` ${say.name(d.sender.component)} makes its calls at the same time.`
            : ` Look at the order of the arrows from ${say.name(d.sender.component)}.`;
      return `${say.names(d.seconds)} did not wait for ${say.names(d.firsts)}, for ${count}.${why}`;
    },
    'in-order': (
      d: { flow: string; firsts: readonly string[]; seconds: readonly string[]; items: number },
      say,
    ) =>
      `${say.names(d.seconds)} came after ${say.names(d.firsts)}, for ${say.items(d.flow, d.items)}.`,
  },
  judge(context, { flow: flowId, scenario, pairs }) {
    const flow = flowOf(context.mission, flowId);
    const run = context.run(scenario);
    const { targets, items } = flowRunOf(run, flowId);
    const counts = pairs.map(([first, second]) => {
      const target = targets.find(({ id }) => id === second);
      const count = target?.ahead.find(({ of }) => of === first)?.items ?? 0;
      return { first, second, count, served: target?.delivered ?? 0 };
    });
    const early = counts.filter(({ count }) => count > 0);
    const named = early.length > 0 ? early : counts;
    const firsts = [...new Set(named.map(({ first }) => first))];
    const seconds = [...new Set(named.map(({ second }) => second))];
    const most = Math.max(...counts.map(({ count }) => count));
    const evidence = {
      components: [...firsts, ...seconds],
      figures: [figure('out of order', most, 'items', 0)],
    };
    if (early.length > 0) {
      const sender = senderOf(context, flowId, firsts, seconds);
      return broken(
        'ahead',
        { flow: flow.id, firsts, seconds, items: most, offered: items.offered, sender },
        {
          ...evidence,
          components: [...(sender ? [sender.component] : []), ...evidence.components],
        },
      );
    }
    if (run.status !== 'ok') return unfinished(context, run, evidence);
    const served = counts.filter((count) => count.served > 0);
    if (served.length === 0) {
      const roots = nothingRoots(flowId, scenario);
      return broken('never-served', { targets: seconds }, { ...evidence, roots });
    }
    const least = Math.min(...served.map((count) => count.served));
    return kept('in-order', { flow: flowId, firsts, seconds, items: least }, evidence);
  },
});

function senderOf(
  context: CheckContext,
  flow: string,
  firsts: readonly string[],
  seconds: readonly string[],
): Ahead['sender'] {
  const graph = context.graph(flow);
  for (const first of firsts) {
    for (const second of seconds) {
      const [sender] = sendersInOrder(graph, first, second);
      const component = sender === undefined ? undefined : graph.components.get(sender.id);
      if (sender === undefined || component === undefined) continue;
      const { calls } = resolveSettings(context.mission, component);
      const together = calls === 'together' && sender.first.kind === sender.second.kind;
      return { component: sender.id, together };
    }
  }
  return null;
}
