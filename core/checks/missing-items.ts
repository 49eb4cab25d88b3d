import type { Flow } from '../missions/mission-schema';
import type { ScenarioRun } from '../simulation/scenario-run';
import type { CheckContext } from './check-type';
import { flowRunOf } from './runs';
import { duration, items, listOf, number } from './wording';

/** How many items of a flow were delivered, and what became of the others, in one sentence or two. */
export function missingText(context: CheckContext, flow: Flow, run: ScenarioRun): string {
  const { offered, delivered, pending, deadLettered, lost, refused } = flowRunOf(
    run,
    flow.id,
  ).items;
  const horizon = context.mission.scenarios.find((scenario) => scenario.id === run.id)?.horizonMs;
  const when = run.status === 'ok' && horizon !== undefined ? `After ${duration(horizon)} ` : '';
  const ends = [
    pending > 0 ? `${number(pending)} still under way` : '',
    deadLettered > 0 ? `${number(deadLettered)} in a dead-letter queue` : '',
    lost > 0 ? `${number(lost)} lost` : '',
    refused > 0 ? `${number(refused)} refused` : '',
  ].filter(Boolean);
  const rest = ends.length === 0 ? '' : ` Of the others: ${listOf(ends)}.`;
  return `${when}${number(delivered)} of ${items(flow, offered)} were delivered.${rest}`;
}
