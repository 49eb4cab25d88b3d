import { targetsOf } from '../checks/runs';

import { resolveSettings } from '../components/resolve-settings';
import type { Flow } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { checkParams } from '../missions/mission-check-params';
import { formatMs, formatNumber } from '../shared/format-number';
import type { Decision } from './decision';
import {
  componentRunOf,
  type Evidence,
  flowRunsThrough,
  flowsWaitingFor,
  meanTimeIn,
  named,
  ordinaryRun,
  publishersOf,
} from './evidence';
import { notShown, notTested, type Reason, shown } from './reason-type';

const NO_RUN = 'The report has no run to look at.';

/** Share of the answer's time below which more work would hardly be noticed. */
const NOTICEABLE = 0.05;

/** The slowest answer (p99) among the flows that pass through a component, ms, or why there is none. */
function slowestAnswer(evidence: Evidence, run: ScenarioRun, id: string): number | null {
  const answers = flowRunsThrough(evidence, run, id).map(({ result }) => result.responseMs.p99);
  const known = answers.filter((answer) => typeof answer === 'number');
  return known.length === 0 || answers.includes('infinite') ? null : Math.max(...known);
}

/** The targets of a flow that a check of the mission names, for checks of one kind. */
function namedTargets({ mission }: Evidence, check: string, flow: Flow): string[] {
  return mission.stages
    .flatMap((stage) => stage.checks)
    .filter((entry) => entry.check === check)
    .map(checkParams)
    .filter((params) => params.flow === flow.id)
    .flatMap(({ target, targets }): unknown[] => {
      if (Array.isArray(targets)) return targets;
      return target === undefined ? [...targetsOf(flow)] : [target];
    })
    .filter((id) => typeof id === 'string');
}

function answeredBeforeQueue(evidence: Evidence, run: ScenarioRun, { component }: Decision) {
  const name = named(evidence, component);
  const givers = publishersOf(evidence, component);
  if (!givers.some((id) => flowsWaitingFor(evidence, id).length > 0)) {
    return notShown(
      `No client waits for what publishes to ${name}: its answer had been given before the work came this far.`,
    );
  }
  const answer = slowestAnswer(evidence, run, component);
  if (answer === null) return notShown('Not every client got an answer in time.');
  const takers = evidence.graph.outgoing(component).map(({ to }) => to);
  const waited = takers.find((id) => flowsWaitingFor(evidence, id).length > 0);
  if (waited !== undefined) {
    return notShown(
      `The client waits for ${named(evidence, waited)} all the same: its answer took ${formatMs(answer)} (p99).`,
    );
  }
  const said = `The client had its answer after ${formatMs(answer)} (p99)`;
  if (evidence.graph.components.get(component)?.type === 'topic') {
    return shown(`${said}, without any of the listeners.`);
  }
  const inside = meanTimeIn(evidence, run, component);
  if (inside === null) return notShown(`Nothing that was put into ${name} was ever finished.`);
  const figures = `${said}; a message took ${formatMs(inside)} on average from ${name} until it was done`;
  return inside > answer * NOTICEABLE
    ? shown(`${figures}.`)
    : notShown(`${figures}. Waiting for it would hardly have been noticed.`);
}

/** The client is answered before the work is done. */
export const answerFirst: Reason = {
  label: 'The client has its answer before this work is done',
  judge(evidence, decision) {
    const run = ordinaryRun(evidence);
    if (!run) return notTested(NO_RUN);
    if (decision.kind === 'queue' || decision.kind === 'topic') {
      return answeredBeforeQueue(evidence, run, decision);
    }
    const { component, other } = decision;
    const caller = named(evidence, component);
    const waiting = flowsWaitingFor(evidence, component);
    if (waiting.length === 0) {
      return notShown(
        `No client waits for ${caller}, with this call or without: the answer had been given before.`,
      );
    }
    const answer = slowestAnswer(evidence, run, component);
    const each = meanTimeIn(evidence, run, other ?? component);
    const callee = named(evidence, other ?? component);
    const share = each === null ? '' : `, and ${callee} took ${formatMs(each)} of it on average`;
    return notShown(
      answer === null
        ? `The client waits for this call, and not every client got an answer in time.`
        : `The client waits for this call: its answer took ${formatMs(answer)} (p99)${share}.`,
    );
  },
};

/** The caller cannot go on without the result. */
export const needsAnswer: Reason = {
  label: 'Whoever asks needs the result before going on',
  judge(evidence, decision) {
    const run = ordinaryRun(evidence);
    if (!run) return notTested(NO_RUN);
    const { component, other } = decision;
    const name = named(evidence, component);
    if (decision.kind !== 'call' || other === null) {
      const inside = meanTimeIn(evidence, run, component);
      const took = inside === null ? '' : `, ${formatMs(inside)} later on average`;
      return notShown(
        `Whoever publishes to ${name} goes on at once and never hears the result: the work is done by somebody else${took}.`,
      );
    }
    const callee = named(evidence, other);
    const link = run.connections.find(({ id }) => id === decision.connection);
    const calls = `${formatNumber(link?.sent ?? 0)} calls were made, ${formatNumber(link?.failed ?? 0)} of them failed`;
    const waiting = flowsWaitingFor(evidence, component);
    if (waiting.length === 0) {
      const caller = evidence.graph.components.get(component);
      const early = caller && resolveSettings(evidence.mission, caller).ack === 'before';
      return early
        ? notShown(
            `${name} has acknowledged before it calls, so no result changes anything: ${calls}.`,
          )
        : shown(`${name} says that a message is done only once ${callee} has answered: ${calls}.`);
    }
    const each = meanTimeIn(evidence, run, other) ?? 0;
    const cost = `${calls}, and each kept its caller for ${formatMs(each)} on average`;
    if (waiting.some((flow) => namedTargets(evidence, 'answer-waits-for', flow).includes(other))) {
      return shown(`The client’s answer depends on ${callee}: ${cost}.`);
    }
    if (
      waiting.some((flow) => namedTargets(evidence, 'no-waiting-on-workers', flow).includes(other))
    ) {
      return notShown(
        `The client’s answer does not depend on ${callee}, and waits for it: ${cost}.`,
      );
    }
    const served = componentRunOf(run, other)?.served ?? 0;
    return served > 0
      ? notTested(`The mission does not say whether the answer needs ${callee}: ${cost}.`)
      : notShown(`${callee} answered no call: ${calls}.`);
  },
};
