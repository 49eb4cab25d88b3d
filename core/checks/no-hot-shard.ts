import { z } from 'zod';
import { isQueue } from '../components/roles';
import { IdSchema } from '../contracts/diagram-schema';
import { defineCheck } from './check-type';
import { type HotShard, hotShardClause, hotShardOf } from './hot-shard';
import { horizonOf } from './runs';
import { UNFINISHED_WORDS, unfinished } from './unfinished';
import { broken, figure, kept } from './verdict';

const ParamsSchema = z.strictObject({ scenario: IdSchema });

const INSTEAD = {
  queue: 'Send fewer messages about that key through it, or split the key into several.',
  server:
    'Give each shard more replicas, answer from a cache in front, or split the key into several.',
};

/** Forbids that one shard has too much to do while the others have room. */
export const noHotShard = defineCheck({
  id: 'no-hot-shard',
  summary: 'No shard is busy all the time with more than its share while the others have room.',
  params: ParamsSchema,
  words: {
    ...UNFINISHED_WORDS,
    'hot-shard': (d: HotShard & { scenario: string; queue: boolean }, say) => {
      const what = hotShardClause(d, say.name(d.component));
      return `In ${say.where(d.scenario)} ${what}. A key lies in one shard, so more shards do not help. ${d.queue ? INSTEAD.queue : INSTEAD.server}`;
    },
    even: ({ scenario }: { scenario: string }, say) =>
      `In ${say.where(scenario)} no shard had too much to do while the others had room.`,
  },
  judge(context, { scenario }) {
    const run = context.run(scenario);
    const hot = hotShardOf(run, horizonOf(context.mission, scenario));
    if (hot === null) {
      return run.status === 'ok' ? kept('even', { scenario }) : unfinished(context, run);
    }
    const part = context.diagram.components.find(({ id }) => id === hot.component);
    const queue = part !== undefined && isQueue(part);
    const fair = Math.round(100 / hot.shards);
    return broken(
      'hot-shard',
      { ...hot, scenario, queue },
      {
        components: [hot.component],
        figures: [figure('share of one shard', Math.round(100 * hot.share), '%', fair)],
      },
    );
  },
});
