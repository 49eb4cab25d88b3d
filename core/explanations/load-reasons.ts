import { scenarioTitle } from '../checks/runs';
import { items, listOf } from '../checks/wording';
import { resolvePhysics } from '../components/resolve-settings';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatMs, formatNumber } from '../shared/format-number';
import type { Decision } from './decision';
import {
  behind,
  componentRunOf,
  type Evidence,
  flowRunsThrough,
  messages,
  missingItems,
  named,
  ordinaryRun,
  slotsOf,
  takersOf,
} from './evidence';
import { notShown, notTested, type Reason, shown } from './reason-type';

const NO_RUN = notTested('The report has no run to look at.');

/** The queues that a decision is about: the queue itself, or those that a worker takes from. */
function queuesOf({ graph }: Evidence, { component }: Decision): string[] {
  if (graph.components.get(component)?.type === 'queue') return [component];
  return graph
    .incoming(component)
    .map(({ from }) => from)
    .filter((id) => graph.components.get(id)?.type === 'queue');
}

const slotsBehind = (evidence: Evidence, queue: string) =>
  takersOf(evidence, queue).reduce((sum, id) => sum + slotsOf(evidence, id), 0);

/** What comes at once is worked off little by little. */
export const loadLevelling: Reason = {
  label: 'Load levelling: what comes at once is worked off bit by bit',
  judge(evidence, decision) {
    const { kind, component, other } = decision;
    if (kind === 'call' || kind === 'topic' || kind === 'dead-letters') {
      const run = ordinaryRun(evidence);
      if (!run) return NO_RUN;
      const figures = componentRunOf(run, other ?? component);
      const depth = formatNumber(figures?.peakDepth ?? 0);
      const name = named(evidence, other ?? component);
      if (kind === 'topic') {
        return notShown(`A topic keeps nothing back: ${depth} messages waited in ${name}.`);
      }
      return kind === 'call'
        ? notShown(
            figures && figures.peakDepth > 0
              ? `A call arrives the moment it is made: at its peak ${depth} stood in line at ${name}, and their callers with them.`
              : `A call arrives the moment it is made: nothing stood in line at ${name}, so nothing was levelled.`,
          )
        : notShown(
            `What is set aside is not worked off later: ${name} held ${messages(figures?.peakDepth ?? 0)} at its peak in an undisturbed run.`,
          );
    }
    const peaks = queuesOf(evidence, decision).flatMap((queue) =>
      evidence.runs.map((run) => ({
        queue,
        run: run.id,
        depth: componentRunOf(run, queue)?.peakDepth ?? 0,
        slots: slotsBehind(evidence, queue),
      })),
    );
    const top = peaks.sort((a, b) => b.depth - b.slots - (a.depth - a.slots))[0];
    if (!top) return notShown(`No queue stands before ${named(evidence, component)}.`);
    const where = `in “${scenarioTitle(evidence.mission, top.run)}”`;
    const slots = `${formatNumber(top.slots)} ${top.slots === 1 ? 'slot' : 'slots'}`;
    const figures = `the peak depth of ${named(evidence, top.queue)} was ${formatNumber(top.depth)}, with ${slots} behind it`;
    return top.depth > top.slots
      ? shown(`It did: ${figures} (${where}).`)
      : notShown(`In no run was anything levelled: ${figures}.`);
  },
};

/** Several take from one queue. */
export const shareWork: Reason = {
  label: 'Several workers share the work',
  judge(evidence, decision) {
    const run = ordinaryRun(evidence);
    if (!run) return NO_RUN;
    const { component } = decision;
    const takers = takersOf(evidence, component);
    const slots = takers.reduce((sum, id) => sum + slotsOf(evidence, id), 0);
    const served = componentRunOf(run, component)?.served ?? 0;
    const names = listOf(takers.map((id) => named(evidence, id)));
    if (served <= 1) {
      return notShown(`There was nothing to share: ${messages(served)} in the whole run.`);
    }
    return slots > 1
      ? shown(`${names}, ${formatNumber(slots)} slots, shared ${messages(served)}.`)
      : notShown(`${names} has one slot, and worked off ${messages(served)} one after another.`);
  },
};

/** Each message reaches several listeners. */
export const fanOut: Reason = {
  label: 'Several listeners each get a copy',
  judge(evidence, { component }) {
    const run = ordinaryRun(evidence);
    if (!run) return NO_RUN;
    const reached = evidence.graph
      .outgoing(component)
      .filter(({ id }) => (run.connections.find((c) => c.id === id)?.sent ?? 0) > 0);
    const name = named(evidence, component);
    return reached.length > 1
      ? shown(
          `${name} copied every message to ${listOf(reached.map(({ to }) => named(evidence, to)))}.`,
        )
      : notShown(
          `${name} copied messages to ${reached.length} listener${reached.length === 1 ? '' : 's'}: one connection would do the same.`,
        );
  },
};

/** Share of the slots that was busy until the last delivery, 0 to 1; null without data. */
function busyShare(evidence: Evidence, run: ScenarioRun, id: string): number | null {
  const busy = componentRunOf(run, id)?.utilisation ?? null;
  const horizon = evidence.mission.scenarios.find((s) => s.id === run.id)?.horizonMs ?? 0;
  const last = Math.max(
    0,
    ...flowRunsThrough(evidence, run, id).map((f) => f.result.lastDeliveryMs ?? 0),
  );
  return busy === null || last === 0 ? null : Math.min(1, (busy * horizon) / last);
}

/** Throughput. */
export const keepUp: Reason = {
  label: 'Enough hands: the work keeps up with what comes in',
  judge(evidence, { kind, component }) {
    const run = ordinaryRun(evidence);
    if (!run) return NO_RUN;
    const name = named(evidence, component);
    const share = busyShare(evidence, run, component);
    const busy =
      share === null
        ? ''
        : `${formatNumber(Math.round(share * 100))} % of ${name} was busy until the last delivery`;
    if (kind === 'keys' || kind === 'early-ack') {
      return notShown(`That makes no work shorter${busy ? `: ${busy}` : ''}.`);
    }
    const behindTime = flowRunsThrough(evidence, run, component).find(
      ({ flow, result }) => missingItems(flow, result) > 0,
    );
    if (behindTime) {
      const { flow, result } = behindTime;
      return notShown(
        `It did not keep up: ${formatNumber(result.items.delivered)} of ${items(flow, result.items.offered)} were delivered by the end of the run.`,
      );
    }
    if (share === null) return notShown(`${name} had nothing to do.`);
    if (kind === 'pool' && share < 0.1) {
      return notShown(`${busy}: a tenth of the slots would have kept up.`);
    }
    const last = Math.max(
      ...flowRunsThrough(evidence, run, component).map((f) => f.result.lastDeliveryMs ?? 0),
    );
    return shown(`Everything was delivered after ${formatMs(last)}; ${busy}.`);
  },
};

/** Somebody's rate limit is respected. */
export const underLimit: Reason = {
  label: 'It keeps the calls under somebody’s limit',
  judge(evidence, { component }) {
    const limited = [...behind(evidence, [component])].flatMap((id) => {
      const target = evidence.graph.components.get(id);
      const rate = target && resolvePhysics(evidence.mission, target).rateLimitPerSecond;
      return typeof rate === 'number' ? [{ id, rate }] : [];
    });
    if (limited.length === 0) {
      return notShown(`Nothing behind ${named(evidence, component)} has a limit in this mission.`);
    }
    for (const { id, rate } of limited) {
      const limit = `${named(evidence, id)} takes ${formatNumber(rate)} calls a second`;
      for (const run of evidence.runs) {
        const rejected = run.flows
          .flatMap((flow) => flow.targets)
          .filter((target) => target.id === id)
          .reduce((sum, target) => sum + target.rejected, 0);
        if (rejected === 0) continue;
        const where = scenarioTitle(evidence.mission, run.id);
        return notShown(`${limit}, and turned ${formatNumber(rejected)} away in “${where}”.`);
      }
    }
    const first = limited[0] as (typeof limited)[number];
    return shown(
      `${named(evidence, first.id)} takes ${formatNumber(first.rate)} calls a second, and turned none away in ${formatNumber(evidence.runs.length)} runs.`,
    );
  },
};
