import { replicasIn, resolvePhysics, resolveSettings } from '../components/resolve-settings';
import type { Duration } from '../contracts/component-type';
import type { Diagram, DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';

/** Mean of a duration, ms. Of a lognormal one by its median and p99: mean = median·exp(σ²/2), σ = ln(p99/median)/2.326. */
export function meanMs(duration: Duration): number {
  if (typeof duration === 'number') return duration;
  if ('exponential' in duration) return duration.exponential;
  if ('uniform' in duration) return (duration.uniform[0] + duration.uniform[1]) / 2;
  const { median, p99 } = duration.lognormal;
  const sigma = Math.log(p99 / median) / 2.326;
  return median * Math.exp(sigma ** 2 / 2);
}

/** Units per second that so many slots get through when each is held for so long, Little's law: slots / time. */
export const rateOf = (slots: number, holdMs: number) => (holdMs > 0 ? (slots * 1000) / holdMs : 0);

/** Slots that a rate takes, whole ones: rate × time, Little's law. */
export const slotsFor = (perSecond: number, holdMs: number) =>
  Math.ceil((perSecond * holdMs) / 1000 - 1e-9);

/** Units that wait after so many minutes when more come than leave; never below zero. */
export const queueAfter = (inPerSecond: number, outPerSecond: number, minutes: number) =>
  Math.max(0, (inPerSecond - outPerSecond) * minutes * 60);

/** What a calculation for one component starts from. */
export interface Capacity {
  /** All slots together. */
  slots: number;
  /** How long a unit holds a slot on average, ms: own work, then calls one after the other (or the longest). */
  holdMs: number;
  /** How the time is made up, in order. */
  parts: { label: string; ms: number }[];
}

const duration = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'object' && value !== null)
    ? meanMs(value as Duration)
    : 0;

/**
 * Slots of a component and how long one unit holds one of them, from the mission's physics; null for components without
 * slots. Means only: queues before the called components are not counted, which is what a run shows.
 */
export function capacityOf(
  mission: Mission,
  diagram: Diagram,
  component: DiagramComponent,
): Capacity | null {
  const settings = resolveSettings(mission, component);
  const physics = resolvePhysics(mission, component);
  const perReplica = settings.concurrency ?? physics.connections;
  if (typeof perReplica !== 'number') return null;
  const slots = perReplica * replicasIn(settings);
  const own = duration(physics.workMs ?? physics.latencyMs);
  const parts = [{ label: 'own work', ms: own }];
  if (settings.idempotent === true) {
    parts.push({ label: 'look-up of the key', ms: duration(physics.dedupeMs) });
  }
  const calls = diagram.connections
    .filter(
      ({ from, kind }) =>
        from === component.id && kind === 'sync' && settings.io !== 'non-blocking',
    )
    .flatMap(({ to }) => diagram.components.find(({ id }) => id === to) ?? [])
    .map((target) => {
      const its = resolvePhysics(mission, target);
      return { label: target.label, ms: duration(its.latencyMs ?? its.workMs) };
    });
  if (settings.calls === 'together') {
    const longest = [...calls].sort((a, b) => b.ms - a.ms)[0];
    if (longest) parts.push(longest);
  } else parts.push(...calls);
  return { slots, holdMs: parts.reduce((sum, part) => sum + part.ms, 0), parts };
}
