import { flowOf, targetsOf } from '../checks/runs';
import { items, labelOf } from '../checks/wording';
import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { buildGraph, reach } from '../diagram/graph';
import { formatMs, formatNumber } from '../shared/format-number';
import { busiestOf, horizonOf } from '../simulation/worked-time';
import { gaveUp } from './gave-up';
import { leftInside } from './left-inside';
import { count, name, noun, type RunSentence, type Scene, trouble, waitedFor } from './run-scene';

/** Where errors begin: the component with most of them none of whose own calls go wrong; errors travel back to all callers. */
function deepestFailing({ run, graph }: Scene, ids: ReadonlySet<string>): string | null {
  const failing = run.components.filter(({ id, errors }) => ids.has(id) && errors > 0);
  const known = new Set(failing.map(({ id }) => id));
  const ends = failing.filter(({ id }) =>
    graph.outgoing(id).every(({ to, kind }) => kind !== 'sync' || !known.has(to)),
  );
  return ends.sort((a, b) => b.errors - a.errors)[0]?.id ?? null;
}

function turnedAway(scene: Scene): RunSentence {
  const { flow, result, run } = scene;
  const waited = waitedFor(scene);
  const inside = run.components.filter(({ id }) => waited.has(id));
  const full = [...inside].sort((a, b) => b.refused - a.refused)[0];
  const failing = deepestFailing(scene, waited);
  const what = `${formatNumber(result.rejected)} of ${count(result.requests, 'request', 'requests')}`;
  if (full && full.refused > 0) {
    return trouble(
      `${what} were turned away: ${name(scene, full.id)} had no room for them.`,
      flow.from,
      full.id,
    );
  }
  if (failing) {
    return trouble(`${what} failed, most of them at ${name(scene, failing)}.`, flow.from, failing);
  }
  return trouble(`${what} failed.`, flow.from);
}

function notReached(scene: Scene): RunSentence | null {
  const { flow, graph, result } = scene;
  if (graph.outgoing(flow.from).length === 0) {
    return {
      text: `Nothing is connected to ${name(scene, flow.from)} yet, so its requests go nowhere.`,
      tone: 'trouble',
      components: [flow.from],
    };
  }
  const reached = reach(graph, flow.from);
  const missed = targetsOf(flow).find((target) => !reached.has(target));
  if (!missed || result.items.delivered > 0) return null;
  return trouble(
    `No path leads from ${name(scene, flow.from)} to ${name(scene, missed)}.`,
    flow.from,
    missed,
  );
}

/** The rest of the trouble that items can come to; null when there was none. */
function itemTrouble(scene: Scene): RunSentence | null {
  const { flow, result, run } = scene;
  const { lost, refused, deadLettered, duplicated, offered } = result.items;
  const worst = [...run.components].sort((a, b) => b.errors - a.errors)[0];
  const where = worst && worst.errors > 0 ? [worst.id] : [];
  const were = (n: number) => (n === 1 ? 'was' : 'were');
  if (lost > 0) {
    return trouble(
      `${formatNumber(lost)} of ${items(flow, offered)} ${were(lost)} lost on the way.`,
      ...where,
    );
  }
  if (refused > 0) {
    return trouble(
      `${formatNumber(refused)} of ${items(flow, offered)} ${were(refused)} refused.`,
      ...where,
    );
  }
  const poison = scene.mission.scenarios.find(({ id }) => id === run.id)?.poison;
  if (deadLettered > (poison?.flow === flow.id ? 1 : 0)) {
    return trouble(
      `${items(flow, deadLettered)} ${were(deadLettered)} given up after too many attempts.`,
      ...where,
    );
  }
  if (duplicated > 0) {
    return trouble(
      `Everything arrived, but ${items(flow, duplicated)} came again after ${duplicated === 1 ? 'it' : 'they'} had been served.`,
      ...where,
    );
  }
  return null;
}

function allWell(scene: Scene): RunSentence {
  const { flow, result, run, horizonMs } = scene;
  const { delivered, offered, deadLettered } = result.items;
  const last = result.lastDeliveryMs === null ? '' : ` by ${formatMs(result.lastDeliveryMs)}`;
  const aside = deadLettered > 0 ? `, and ${items(flow, deadLettered)} was set aside` : '';
  const what =
    delivered === offered
      ? `${offered === 1 ? 'The one' : 'All'} ${offered === 1 ? noun(flow, 1) : items(flow, offered)} ${offered === 1 ? 'was' : 'were'} delivered${last}`
      : `${items(flow, delivered)} ${delivered === 1 ? 'was' : 'were'} delivered${last}`;
  const busiest = busiestOf(run, horizonMs);
  const work = busiest
    ? ` ${name(scene, busiest.id)} had the most to do, busy ${formatNumber(Math.round(busiest.share * 100))} % of the time.`
    : '';
  return { text: `${what}${aside}.${work}`, tone: 'good', components: busiest ? [busiest.id] : [] };
}

/** How grave what happened to a flow is; the gravest is told. */
function told(scene: Scene): { grave: number; sentence: RunSentence } {
  const { result, flow } = scene;
  const missing = notReached(scene);
  if (missing) return { grave: 5, sentence: missing };
  if (result.timedOut > 0) return { grave: 4, sentence: gaveUp(scene) };
  if (result.rejected > 0) return { grave: 3, sentence: turnedAway(scene) };
  // Clients who ask again and again always have a request under way at the end.
  if (result.items.pending > 0 && !('users' in flow.arrivals)) {
    return { grave: 3, sentence: leftInside(scene) };
  }
  const sentence = itemTrouble(scene);
  return sentence ? { grave: 2, sentence } : { grave: 0, sentence: allWell(scene) };
}

/**
 * What happened in a run of this diagram, in one sentence: the gravest trouble of any flow with the component that explains
 * it, or that all is delivered and who had the most to do.
 */
export function runSentence(mission: Mission, diagram: Diagram, run: ScenarioRun): RunSentence {
  if (run.status === 'budget-exceeded') {
    const blamed =
      run.blamed === null ? 'The design' : `“${labelOf({ mission, diagram }, run.blamed)}”`;
    return trouble(
      `The run was stopped: ${blamed} makes more work than any run may take.`,
      ...(run.blamed === null ? [] : [run.blamed]),
    );
  }
  const scenes = run.flows.map((result): Scene => {
    const flow = flowOf(mission, result.id);
    const graph = buildGraph(diagram, flow.id);
    return { mission, diagram, run, graph, flow, result, horizonMs: horizonOf(mission, run.id) };
  });
  const all = scenes.map(told).sort((a, b) => b.grave - a.grave);
  return all[0]?.sentence ?? { text: 'Nothing came in.', tone: 'plain', components: [] };
}
