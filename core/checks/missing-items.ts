import type { Flow } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import type { CheckContext } from './check-type';
import { flowRunOf } from './runs';
import { duration, items, listOf } from './wording';

/** How many items of a flow were delivered, and what became of the others, in one sentence or two. */
export function missingText(
  context: Pick<CheckContext, 'mission'>,
  flow: Flow,
  run: ScenarioRun,
): string {
  const { offered, delivered, pending, deadLettered, lost, refused } = flowRunOf(
    run,
    flow.id,
  ).items;
  const horizon = context.mission.scenarios.find((scenario) => scenario.id === run.id)?.horizonMs;
  const when = run.status === 'ok' && horizon !== undefined ? `After ${duration(horizon)} ` : '';
  const ends = [
    pending > 0 ? `${formatNumber(pending)} still under way` : '',
    deadLettered > 0 ? `${formatNumber(deadLettered)} in a dead-letter queue` : '',
    lost > 0 ? `${formatNumber(lost)} lost` : '',
    refused > 0 ? `${formatNumber(refused)} refused` : '',
  ].filter(Boolean);
  const rest = ends.length === 0 ? '' : ` Of the others: ${listOf(ends)}.`;
  return `${when}${formatNumber(delivered)} of ${items(flow, offered)} were delivered.${rest}`;
}
