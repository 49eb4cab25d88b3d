import type { Flow } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatMs, formatNumber } from '../shared/format-number';
import type { CheckContext } from './check-type';
import type { HotShard } from './hot-shard';
import { hotField, hotShardHolding, hotShardText } from './hot-shard-cause';
import { flowRunOf, hasTrouble, horizonOf } from './runs';
import type { Say } from './say';
import { counted, listOf } from './wording';

/** How many items were delivered, and what became of the others. */
export type Missing = {
  flow: string;
  scenario: string;
  /** When the run ended, ms; null when it was stopped before. */
  endMs: number | null;
  offered: number;
  delivered: number;
  pending: number;
  deadLettered: number;
  lost: number;
  refused: number;
  /** Who was down or dead when most calls came in vain, when items were refused; null when nobody was. */
  down: { component: string; calls: number } | null;
  /** Of a flow with several targets: how many each of them missed. */
  missed: readonly { component: string; count: number }[];
  /** The hot shard on the way of what is still under way, when there is one. */
  hot?: HotShard;
};

export function missingOf(
  context: Pick<CheckContext, 'mission' | 'diagram'>,
  flow: Flow,
  run: ScenarioRun,
): Missing {
  const { items, targets } = flowRunOf(run, flow.id);
  const { offered, delivered, pending, deadLettered, lost, refused } = items;
  const short = targets.filter((target) => target.delivered < offered);
  const hot = pending > 0 ? hotShardHolding(context, flow, run, { lateMs: 0 }) : null;
  return {
    flow: flow.id,
    scenario: run.id,
    endMs: run.status === 'ok' ? horizonOf(context.mission, run.id) : null,
    offered,
    delivered,
    pending,
    deadLettered,
    lost,
    refused,
    down: refused > 0 ? downOf(run) : null,
    missed:
      targets.length < 2
        ? []
        : short.map((target) => ({ component: target.id, count: offered - target.delivered })),
    ...hotField(hot),
  };
}

function downOf({ components }: ScenarioRun): Missing['down'] {
  const [worst] = [...components].sort((a, b) => b.unavailable - a.unavailable);
  return worst && worst.unavailable > 0 ? { component: worst.id, calls: worst.unavailable } : null;
}

function downText({ down }: Missing, say: Say): string {
  if (down === null) return '';
  return ` ${counted(down.calls, 'call')} came while ${say.name(down.component)} was down.`;
}

function targetsText({ missed, offered, flow }: Missing, say: Say): string {
  if (missed.length === 0) return '';
  const least = Math.min(...missed.map(({ count }) => count));
  const most = Math.max(...missed.map(({ count }) => count));
  const names = say.names(missed.map(({ component }) => component));
  if (least === offered) return ` ${names} got none.`;
  if (least === most && missed.length > 1)
    return ` ${names} missed ${formatNumber(most)} of ${say.items(flow, offered)} each.`;
  return ` ${listOf(missed.map(({ component, count }) => `${say.name(component)} missed ${formatNumber(count)}`))}.`;
}

/** One sentence or two on what was delivered, what became of the rest, and which target missed it. */
export function missingWords(data: Missing, say: Say): string {
  const { flow, endMs, offered, delivered, pending, deadLettered, lost, refused } = data;
  const when = endMs !== null && pending > 0 ? `After ${formatMs(endMs)}, ` : '';
  const ends = [
    pending > 0 ? `${formatNumber(pending)} still under way` : '',
    deadLettered > 0 ? `${formatNumber(deadLettered)} in a dead-letter queue` : '',
    lost > 0 ? `${formatNumber(lost)} lost` : '',
    refused > 0 ? `${formatNumber(refused)} refused` : '',
  ].filter(Boolean);
  const rest = ends.length === 0 ? '' : ` Of the others: ${listOf(ends)}.`;
  const were = delivered === 1 ? 'was' : 'were';
  const count = delivered === 0 ? (when === '' ? 'None' : 'none') : formatNumber(delivered);
  const arrived = data.missed.length > 0 ? `delivered to every target` : 'delivered';
  return `${when}${count} of ${say.items(flow, offered)} ${were} ${arrived}.${rest}${targetsText(data, say)}${downText(data, say)}${hotShardText(data.hot, say)}`;
}

/**
 * Keys of a finding whose items did not arrive: what is missing although nothing fails is missing under faults by the same
 * cause, and what was refused at the door cannot arrive.
 */
export function missingRoots(
  context: Pick<CheckContext, 'mission'>,
  flow: Flow,
  run: ScenarioRun,
): string[] {
  const key = (what: string) =>
    hasTrouble(context.mission, run.id) ? `${what} ${flow.id} ${run.id}` : `${what} ${flow.id}`;
  const { offered, delivered, refused } = flowRunOf(run, flow.id).items;
  return [
    key('missing'),
    `missing ${flow.id}`,
    ...(refused === offered - delivered && refused > 0 ? [key('unanswered')] : []),
  ];
}

/** Keys of a finding whose requests were refused or left without an answer. */
export function unansweredRoots(
  context: Pick<CheckContext, 'mission'>,
  flow: Flow,
  run: ScenarioRun,
): string[] {
  const quiet = `unanswered ${flow.id}`;
  return hasTrouble(context.mission, run.id) ? [`${quiet} ${run.id}`, quiet] : [quiet];
}

/** Keys of a finding that had nothing to judge because nothing arrived. */
export function nothingRoots(flow: string, scenario: string): string[] {
  return [`nothing ${flow} ${scenario}`, `missing ${flow} ${scenario}`, `missing ${flow}`];
}

/** Key of a finding that no path leads from here to there. */
export function noPathRoots(from: string, missing: readonly string[]): string[] {
  return [`no path ${from} ${[...missing].sort().join(' ')}`];
}
