import { resolveSettings } from '../components/resolve-settings';
import { hasSteps, isElsewhere } from '../components/roles';
import type { Connection } from '../contracts/diagram-schema';
import type { Flow } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { buildGraph, reach } from '../diagram/graph';
import { formatMs, formatNumber } from '../shared/format-number';
import type { CheckContext } from './check-type';
import { type GivenUp, givenUpOf, givenUpText } from './given-up';
import type { HotShard } from './hot-shard';
import {
  hotField,
  hotShardAsked,
  hotShardSlowing,
  hotShardText,
  takesSlotsOf,
} from './hot-shard-cause';
import { flowRunOf } from './runs';
import type { Say } from './say';
import { type TurnedAway, turnedAwayOf, turnedAwayText } from './turned-away';
import { counted, listOf } from './wording';

/** What is known of requests that got no good answer. */
export type Unanswered = {
  scenario: string;
  entries: readonly string[];
  requests: number;
  rejected: number;
  timedOut: number;
  /** Requests that were neither answered nor given up when the run ended; left out when there are none. */
  open?: number;
  /** How long the client waits, ms. */
  patienceMs: number;
  /** An entry whose line was full, with what it turned away and the slots it had; null when none was. */
  full: { component: string; refused: number; slots: number } | null;
  /** The step of those that the client waits for which failed most often; `published` when it is no call. */
  culprit: { from: string; to: string; failed: number; published: boolean } | null;
  /** The calls that were given up most often, when that is why most of the culprit's failed; null when it is not. */
  gaveUp: GivenUp | null;
  /** What turned most away on purpose, when that is more than failed otherwise. */
  turned?: TurnedAway | null;
  /** The step of those that the client waits for which was taken most often for one answer, when nothing failed but it. */
  many?: { from: string; to: string; perRequest: number; published: boolean } | null;
  /** The hot shard that kept the answers waiting, when one did. */
  hot?: HotShard;
};

/** From how many steps of one kind for one answer on these are named as the cause of a request without an answer. */
const MANY = 100;

/** Why requests of a flow got no good answer, as far as the run tells. */
export function unansweredOf(
  context: Pick<CheckContext, 'mission' | 'diagram'>,
  flow: Flow,
  run: ScenarioRun,
  entries: readonly string[],
): Unanswered {
  const { requests, accepted, rejected, timedOut } = flowRunOf(run, flow.id);
  // A run that was stopped would have answered more.
  const open = run.status === 'ok' ? requests - accepted - rejected - timedOut : 0;
  const known = { full: fullEntry(context, run, entries), ...whyOf(context, run, flow) };
  return {
    scenario: run.id,
    entries,
    requests,
    rejected,
    timedOut,
    ...(open > 0 ? { open } : {}),
    patienceMs: flow.timeoutMs,
    ...known,
    ...hotField(hotBehind(context, run, flow, known)),
  };
}

/** The hot shard whose calls failed, or that kept the client or the slots at the door waiting; null when there is none. */
function hotBehind(
  context: Pick<CheckContext, 'mission' | 'diagram'>,
  run: ScenarioRun,
  flow: Flow,
  { full, culprit, gaveUp }: Pick<Unanswered, 'full' | 'culprit' | 'gaveUp'>,
): HotShard | null {
  const hot = hotShardAsked(context, flow, run);
  if (hot === null) return null;
  const failed = [culprit?.to, gaveUp?.to].includes(hot.component);
  const isWhy = failed || (full !== null && takesSlotsOf(context, run, hot, full));
  return isWhy ? hot : hotShardSlowing(context, flow, run, flow.timeoutMs);
}

function fullEntry(
  { mission, diagram }: Pick<CheckContext, 'mission' | 'diagram'>,
  run: ScenarioRun,
  entries: readonly string[],
): Unanswered['full'] {
  const refused = (id: string) => {
    const { refused: all = 0, overLimit = 0 } = run.components.find((c) => c.id === id) ?? {};
    return all - overLimit;
  };
  const [worst] = [...entries].sort((a, b) => refused(b) - refused(a));
  const component = diagram.components.find(({ id }) => id === worst);
  if (!component || refused(component.id) === 0) return null;
  const { replicas, concurrency } = resolveSettings(mission, component);
  return {
    component: component.id,
    refused: refused(component.id),
    slots: Number(replicas) * Number(concurrency),
  };
}

function whyOf(
  context: Pick<CheckContext, 'mission' | 'diagram'>,
  run: ScenarioRun,
  flow: Flow,
): Pick<Unanswered, 'culprit' | 'gaveUp' | 'many' | 'turned'> {
  const steps = waitedSteps(context, flow);
  const culprit = culpritOf(steps, run);
  const gaveUp = givenUpOf(context, run);
  const isWhy = gaveUp !== null && culprit !== null && gaveUp.calls * 2 > culprit.failed;
  const many = culprit === null ? manyOf(steps, run, flow) : null;
  const turned = turnedAwayOf(steps, run);
  const isTurned = turned !== null && turned.count > (culprit?.failed ?? 0);
  const known = { culprit, gaveUp: isWhy ? gaveUp : null, many };
  // Findings of designs without such settings keep their bytes.
  return isTurned ? { ...known, turned } : known;
}

/** Calls and messages of services and workers that the client waits for: what others do is no reason of its answer. */
function waitedSteps({ diagram }: Pick<CheckContext, 'diagram'>, flow: Flow): Connection[] {
  const waited = reach(buildGraph(diagram, flow.id), flow.from, {
    along: ({ kind }) => kind === 'sync',
    through: (c) => !isElsewhere(c),
  });
  return diagram.connections.filter(({ from, flows }) => {
    const sender = diagram.components.find((c) => c.id === from);
    const carries = flows === undefined || flows.includes(flow.id);
    return carries && waited.has(from) && hasSteps(sender);
  });
}

function culpritOf(steps: readonly Connection[], run: ScenarioRun): Unanswered['culprit'] {
  const failed = (id: string) => run.connections.find((c) => c.id === id)?.failed ?? 0;
  const [worst] = [...steps].sort((a, b) => failed(b.id) - failed(a.id));
  if (!worst || failed(worst.id) === 0) return null;
  const { from, to, kind } = worst;
  return { from, to, failed: failed(worst.id), published: kind === 'async' };
}

function manyOf(
  steps: readonly Connection[],
  run: ScenarioRun,
  flow: Flow,
): NonNullable<Unanswered['many']> | null {
  const { requests } = flowRunOf(run, flow.id);
  const sent = (id: string) => run.connections.find((c) => c.id === id)?.sent ?? 0;
  const [most] = [...steps].sort((a, b) => sent(b.id) - sent(a.id));
  if (!most || requests === 0 || sent(most.id) < MANY * requests) return null;
  const perRequest = Math.round(sent(most.id) / requests);
  return { from: most.from, to: most.to, perRequest, published: most.kind === 'async' };
}

/** What became of the requests, in one clause. */
export function unansweredClause(d: Unanswered, say: Say): string {
  const who = say.names(d.entries);
  const limit = formatMs(d.patienceMs);
  if (d.requests === 1 && d.timedOut === 1) return `${who} had not answered after ${limit}`;
  if (d.requests === 1 && d.rejected === 1) return `${who} answered with an error`;
  const wholly = d.full !== null && d.full.refused >= d.rejected;
  const parts = [
    d.timedOut > 0 ? `left ${formatNumber(d.timedOut)} without an answer for ${limit}` : '',
    d.rejected > 0
      ? wholly
        ? `turned ${formatNumber(d.rejected)} away`
        : `answered ${formatNumber(d.rejected)} with an error`
      : '',
    d.open ? `had not answered ${formatNumber(d.open)} by the end` : '',
  ].filter(Boolean);
  return `Of ${counted(d.requests, 'request')} in ${say.where(d.scenario)} ${who} ${listOf(parts)}`;
}

/** The cause behind it, in a sentence or two; empty when the run does not tell. */
export function unansweredReason(d: Unanswered, say: Say): string {
  return `${directReason(d, say)}${hotShardText(d.hot, say)}`;
}

function directReason(d: Unanswered, say: Say): string {
  if (d.full !== null)
    return ` ${say.name(d.full.component)} has ${counted(d.full.slots, 'slot')} and no room for more to wait.`;
  if (d.turned) return turnedAwayText(d.turned, say);
  if (d.gaveUp) return givenUpText(d.gaveUp, say);
  if (d.many) {
    const { from, to, perRequest, published } = d.many;
    return published
      ? ` For one answer ${say.name(from)} published ${counted(perRequest, 'message')} to ${say.name(to)}.`
      : ` For one answer ${say.name(from)} made ${counted(perRequest, 'call')} to ${say.name(to)}.`;
  }
  if (d.culprit === null) return '';
  const { from, to, failed, published } = d.culprit;
  return published
    ? ` ${say.name(to)} refused ${counted(failed, 'message')} from ${say.name(from)}.`
    : ` ${counted(failed, 'call')} from ${say.name(from)} to ${say.name(to)} failed.`;
}

export const UNANSWERED_WORDS = {
  unanswered: (d: Unanswered, say: Say) =>
    `${unansweredClause(d, say)}.${unansweredReason(d, say)}`,
};
