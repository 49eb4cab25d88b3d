import type { Mission } from '../contracts/mission-schema';
import type { ComponentRun, ScenarioRun } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import type { CheckContext } from './check-type';
import type { Say } from './say';
import { type Evidence, notJudged } from './verdict';

/** From this share of refused calls on, the storm of refusals is what stopped the run. */
const STORM = 0.5;

type Unfinished = {
  scenario: string;
  /** Who turned most calls away, the share of them from 0 to 1, and the limit in calls per second. */
  storm: { component: string; share: number; limitPerSecond: number | null } | null;
  /** Who did most of the work until then. */
  busiest: string | null;
};

/** Words for the one cause that every check of a run shares: the run could not be finished. */
export const UNFINISHED_WORDS = {
  unfinished({ storm, busiest }: Unfinished, say: Say): string {
    if (storm === null)
      return busiest === null
        ? 'Not judged: the run was stopped before its end.'
        : `Not judged: so much went on that the run was stopped before its end, most of it at ${say.name(busiest)}. Look for work there that is done again and again.`;
    const limit =
      storm.limitPerSecond === null
        ? `First send ${say.name(storm.component)} less at a time.`
        : `First keep under ${formatNumber(storm.limitPerSecond)} calls a second.`;
    return `Not judged: ${say.name(storm.component)} turned away ${Math.min(99, Math.round(storm.share * 100))} % of all calls, and the run was stopped. ${limit}`;
  },
};

function stormOf(mission: Mission, components: readonly ComponentRun[]): Unfinished['storm'] {
  const worst = components.reduce<ComponentRun | null>(
    (a, b) => (b.refused > (a?.refused ?? 0) ? b : a),
    null,
  );
  if (worst === null) return null;
  const share = worst.refused / (worst.refused + worst.served);
  if (share < STORM) return null;
  const { rateLimitPerSecond = null } = mission.physics[worst.id] ?? {};
  const limitPerSecond = typeof rateLimitPerSecond === 'number' ? rateLimitPerSecond : null;
  return { component: worst.id, share, limitPerSecond };
}

/** The third answer: a run was stopped before anything certain came of it. */
export function unfinished(
  { mission }: CheckContext,
  run: ScenarioRun,
  evidence: Partial<Evidence> = {},
) {
  const data = { scenario: run.id, storm: stormOf(mission, run.components), busiest: run.blamed };
  return notJudged('unfinished', data satisfies Unfinished, {
    ...evidence,
    components: data.storm ? [data.storm.component] : data.busiest ? [data.busiest] : [],
  });
}
