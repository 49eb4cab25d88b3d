import { COMPONENTS } from '@/core/components/registry';
import { resolvePhysics, resolveSettings } from '@/core/components/resolve-settings';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import type { Architecture } from './architectures';

function shapeOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.keys(value)[0] ?? '';
  return value === 0 ? 'zero' : 'constant';
}

/** What an architecture is made of: types, connections, settings away from their defaults, faults, arrivals. */
export function featuresOf({ mission, diagram }: Architecture): Set<string> {
  const found = new Set<string>();
  const typeOf = (id: string) => diagram.components.find((c) => c.id === id)?.type ?? '';
  for (const component of diagram.components) {
    const { type } = component;
    found.add(`type ${type}`);
    for (const [name, value] of Object.entries(resolveSettings(mission, component))) {
      if (value !== COMPONENTS[type].settings[name]?.default) found.add(`setting ${type}.${name}`);
    }
    for (const [name, value] of Object.entries(resolvePhysics(mission, component))) {
      if (COMPONENTS[type].physics[name]?.kind === 'duration') found.add(`time ${shapeOf(value)}`);
      else if (value !== COMPONENTS[type].physics[name]?.default)
        found.add(`physics ${type}.${name}`);
    }
  }
  for (const { from, to, kind, unit, flows } of diagram.connections) {
    found.add(`connection ${typeOf(from)} ${kind === 'sync' ? '->' : '~>'} ${typeOf(to)}`);
    if (unit !== undefined) found.add(`unit ${unit}`);
    if (flows !== undefined) found.add('connection of some flows');
  }
  if ((mission.network ?? 0) !== 0) found.add('network');
  for (const { arrivals, to, items, news, again, whole, keys, access } of mission.flows) {
    if (again !== undefined) found.add(`client tries again, keys ${again.keys}`);
    if (access !== undefined) found.add(`access ${access}`);
    if (keys !== undefined) found.add(`keys ${keys.popularity}`);
    if (whole !== undefined) found.add('targets that belong together');
    if (news !== undefined) found.add('news');
    const [kind] = Object.keys(arrivals);
    found.add('poisson' in arrivals ? `arrivals poisson ${arrivals.poisson}` : `arrivals ${kind}`);
    if (Array.isArray(to) && to.length > 1) found.add('several targets');
    if (items > 1) found.add('several items');
  }
  if (mission.flows.length > 1) found.add('several flows');
  for (const scenario of mission.scenarios) {
    if (scenario.poison !== undefined) found.add('poison');
    for (const { effect, target } of scenario.faults) {
      found.add(`fault ${effect}`);
      found.add(`fault at ${Object.keys(target)[0]}`);
    }
  }
  return found;
}

/** What came out of a run. */
export function outcomesOf(run: ScenarioRun): Set<string> {
  const found = new Set<string>([`run ${run.status}`]);
  for (const flow of run.flows) {
    const { items, timedOut, rejected, accepted, targets, news, poisoned } = flow;
    for (const [name, count] of Object.entries(items)) if (count > 0) found.add(`items ${name}`);
    if (timedOut > 0) found.add('requests timed out');
    if (rejected > 0) found.add('requests rejected');
    if (accepted > 0) found.add('requests accepted');
    for (const { told, early } of news) {
      if (told > 0) found.add('news told');
      if (early > 0) found.add('news too early');
    }
    if (poisoned !== null) found.add('poison on its way');
    if (targets.some(({ ahead }) => ahead.length > 0)) found.add('targets out of order');
    if (targets.some((target) => target.rejected > 0)) found.add('calls over the rate limit');
  }
  for (const { dropped } of run.components) {
    for (const [why, count] of Object.entries(dropped ?? {})) {
      if (count > 0) found.add(`messages ${why}`);
    }
  }
  for (const { cache } of run.components) {
    for (const [what, count] of Object.entries(cache ?? {})) {
      if (count !== null && count > 0) found.add(`cache ${what}`);
    }
  }
  for (const { targets } of run.flows) {
    if (targets.some(({ byKey }) => byKey && byKey.overtaken > 0)) found.add('items overtaken');
  }
  for (const { useful } of run.flows) {
    if (useful && useful.answers > 0) found.add('answers in time');
  }
  for (const { shed } of run.components) {
    if (shed && shed.waited > 0) found.add('shed after a long wait');
    if (shed && shed.late > 0) found.add('given up past the deadline');
  }
  for (const { kept } of run.connections) {
    for (const [why, count] of Object.entries(kept ?? {})) {
      if (count > 0) found.add(`calls kept back ${why}`);
    }
  }
  for (const { shards } of run.components) {
    if (shards?.busiest && shards.busiest.share < 1) found.add('shards of several keys');
  }
  for (const { scaled } of run.components) {
    if (scaled && scaled.started > 0) found.add('replicas started');
    if (scaled && scaled.stopped > 0) found.add('replicas taken away');
  }
  for (const { reads } of run.flows) {
    if (reads && reads.stale > 0) found.add('reads stale');
  }
  for (const { hears } of run.flows) {
    if (hears && hears.known > 0) found.add('news known');
    if (hears && hears.missed > 0) found.add('news missed');
    if (hears?.ms.mean) found.add('news late');
  }
  for (const { held } of run.components) {
    if (held && held.peak > 0) found.add('questions held');
    if (held && held.turnedAway > 0) found.add('questions turned away');
  }
  for (const { partly } of run.flows) if (partly && partly.items > 0) found.add('items half done');
  for (const { answersLost = 0 } of run.components) {
    if (answersLost > 0) found.add('answers lost');
  }
  for (const { refused } of run.components) if (refused > 0) found.add('work refused');
  for (const { unavailable } of run.components) if (unavailable > 0) found.add('calls in vain');
  for (const { again } of run.components) {
    for (const [why, count] of Object.entries(again ?? {})) {
      if (count > 0) found.add(`again ${why}`);
    }
  }
  return found;
}
