import { missingText } from '../checks/missing-items';
import { scenarioTitle } from '../checks/runs';
import { items } from '../checks/wording';
import type { Scenario } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import type { Decision } from './decision';
import {
  componentRunOf,
  directlyBehind,
  type Evidence,
  flowRunsThrough,
  handedOutAgain,
  messages,
  missingItems,
  named,
  scenariosStriking,
  takersOf,
} from './evidence';
import { notShown, notTested, type Reason, type ReasonVerdict, shown } from './reason-type';

const quoted = (title: string) => `In “${title}”`;

/** The queues that a decision is about, or that feed the worker it is about. */
function queuesAround({ graph }: Evidence, { component }: Decision): string[] {
  const isQueue = (id: string) => graph.components.get(id)?.type === 'queue';
  if (isQueue(component)) return [component];
  const near = [
    ...graph.incoming(component).map((c) => c.from),
    ...graph.outgoing(component).map((c) => c.to),
  ];
  return near.filter(isQueue);
}

const again = (evidence: Evidence, decision: Decision, run: ScenarioRun) =>
  queuesAround(evidence, decision).reduce((sum, id) => sum + handedOutAgain(evidence, run, id), 0);

/** Whether everything arrived in each of the scenarios, and what did not. */
function survived(
  evidence: Evidence,
  decision: Decision,
  runs: readonly { scenario: Scenario; run: ScenarioRun }[],
): ReasonVerdict {
  let said = '';
  for (const { scenario, run } of runs) {
    for (const { flow, result } of flowRunsThrough(evidence, run, decision.component)) {
      if (missingItems(flow, result) > 0) {
        return notShown(`${quoted(scenario.title)}: ${missingText(evidence, flow, run)}`);
      }
      const depth = Math.max(
        0,
        ...queuesAround(evidence, decision).map((id) => componentRunOf(run, id)?.peakDepth ?? 0),
      );
      const kept = depth > 0 ? `; at the worst moment ${messages(depth)} waited safely` : '';
      said ||= `${quoted(scenario.title)} nothing of ${items(flow, result.items.offered)} went missing${kept}.`;
    }
  }
  return said === '' ? notTested('No work came this way in any scenario.') : shown(said);
}

/** Something behind it is away for a while. */
export const surviveOutage: Reason = {
  label: 'Work survives when something behind it is down or slow',
  judge(evidence, decision) {
    const { kind, component, other } = decision;
    const start = kind === 'call' && other !== null ? other : component;
    const after = directlyBehind(evidence, start);
    const runs = scenariosStriking(evidence, ['outage', 'pause', 'slow', 'reject'], after);
    if (runs.length === 0) {
      return notTested(
        `No scenario takes ${kind === 'call' ? named(evidence, start) : `what ${named(evidence, start)} hands its work to`} away for a while.`,
      );
    }
    if (kind === 'dead-letters' && other !== null) {
      const { scenario, run } = runs[0] as (typeof runs)[number];
      const aside = componentRunOf(run, other)?.peakDepth ?? 0;
      return notShown(
        aside > 0
          ? `${quoted(scenario.title)} it held ${messages(aside)}: set aside, not delivered.`
          : `${quoted(scenario.title)} nothing was set aside: repeated attempts saved the work, not this route.`,
      );
    }
    return survived(evidence, decision, runs);
  },
};

/** Replicas die with what they hold. */
export const surviveCrash: Reason = {
  label: 'Work survives when a worker dies',
  judge(evidence, decision) {
    const { component } = decision;
    const workers = new Set([component, ...takersOf(evidence, component)]);
    const runs = scenariosStriking(evidence, ['crash'], workers);
    if (runs.length === 0) {
      return notTested(
        `No scenario lets ${named(evidence, component)}, or what takes from it, die.`,
      );
    }
    const verdict = survived(evidence, decision, runs);
    const more = runs.reduce((sum, { run }) => sum + again(evidence, decision, run), 0);
    if (verdict.support !== 'shown' || more === 0) return verdict;
    return shown(`${verdict.message} ${formatNumber(more)} were handed out again.`);
  },
};

/** Nothing has its effect twice. */
export const noDuplicates: Reason = {
  label: 'Nothing is done twice',
  judge(evidence, decision) {
    const { kind, component } = decision;
    let more = 0;
    for (const run of evidence.runs) {
      more += again(evidence, decision, run);
      const twice = flowRunsThrough(evidence, run, component).find(
        ({ result }) => result.items.duplicated > 0,
      );
      if (!twice) continue;
      return notShown(
        `${quoted(scenarioTitle(evidence.mission, run.id))} ${items(twice.flow, twice.result.items.duplicated)} had their effect again.`,
      );
    }
    const count = `${messages(more)} ${more === 1 ? 'was' : 'were'} handed out again`;
    if (kind === 'keys') {
      return more > 0
        ? shown(`Over all runs ${count}, and none had its effect twice.`)
        : notShown('In no run was a message handed out again: the keys were never needed.');
    }
    if (kind === 'early-ack') {
      const lost = evidence.runs.reduce(
        (sum, run) => sum + run.flows.reduce((all, flow) => all + flow.items.lost, 0),
        0,
      );
      return shown(
        `Over all runs ${count}; the price is what a dying worker loses: ${formatNumber(lost)}.`,
      );
    }
    return notShown(
      `This does not see to it: what may be repeated is repeated (over all runs ${count}), and only keys make that harmless.`,
    );
  },
};

/** What can never succeed. */
export const isolatePoison: Reason = {
  label: 'What can never succeed is set aside',
  judge(evidence, decision) {
    const { component } = decision;
    for (const scenario of evidence.mission.scenarios) {
      const run = evidence.runs.find(({ id }) => id === scenario.id);
      const hit =
        run &&
        flowRunsThrough(evidence, run, component).find(
          ({ flow }) => flow.id === scenario.poison?.flow,
        );
      if (!run || !hit) continue;
      const { flow, result } = hit;
      const { offered, delivered, deadLettered } = result.items;
      if (deadLettered > 0 && delivered + deadLettered === offered) {
        return shown(
          `${quoted(scenario.title)} ${formatNumber(deadLettered)} was set aside, and the other ${items(flow, delivered)} were delivered.`,
        );
      }
      return notShown(`${quoted(scenario.title)}: ${missingText(evidence, flow, run)}`);
    }
    return notTested('No scenario of this mission has work that can never succeed.');
  },
};
