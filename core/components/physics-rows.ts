import type { ComponentTypeId, Duration, PhysicsSpec } from '../contracts/component-type';
import { formatMs, formatNumber } from '../shared/format-number';
import { COMPONENTS } from './registry';

/** Something that the mission decides, in words. */
export interface PhysicsRow {
  name: string;
  help: string;
  /** What holds where a mission says nothing. */
  standard: string;
}

function durationWords(duration: Duration): string {
  if (typeof duration === 'number') return formatMs(duration);
  if ('exponential' in duration) return `${formatMs(duration.exponential)} on average`;
  if ('uniform' in duration)
    return `${formatMs(duration.uniform[0])} to ${formatMs(duration.uniform[1])}`;
  return `${formatMs(duration.lognormal.median)} as a rule`;
}

function standardOf(spec: PhysicsSpec): string {
  if (spec.kind === 'duration') return durationWords(spec.default);
  if (spec.default === null) return 'no limit';
  return spec.unit === 'ms'
    ? formatMs(spec.default)
    : `${formatNumber(spec.default)} ${spec.unit}`.trim();
}

/** All that a mission decides about a type, in words, from the catalogue. */
export function physicsRows(type: ComponentTypeId): PhysicsRow[] {
  return Object.entries(COMPONENTS[type].physics).map(([name, spec]) => ({
    name,
    help: spec.help,
    standard: standardOf(spec),
  }));
}

/** What a type costs where a mission says nothing else, one sentence part each; empty for what costs nothing. */
export function priceWords(type: ComponentTypeId): string[] {
  const { prices, billedBy } = COMPONENTS[type];
  return [
    prices.replicaHour > 0 ? `$${prices.replicaHour} for an hour of a replica` : '',
    prices.slotHour > 0 ? `$${prices.slotHour} for an hour of a slot` : '',
    prices.perMillion > 0 && billedBy ? `$${prices.perMillion} for a million ${billedBy}` : '',
  ].filter((part) => part !== '');
}
