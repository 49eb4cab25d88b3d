import { resolveSettings } from '@/core/components/resolve-settings';
import type { DiagramComponent, SettingValue } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { formatMs, formatNumber } from '@/core/shared/format-number';

/** How many shards there are, in words. */
const shardsIn = (count: SettingValue | undefined) =>
  count === 1 ? '1 shard' : `${formatNumber(Number(count))} shards`;

/** The settings worth seeing without opening the inspector, as one short line: `19 × 5 · 1,900/s`. */
export function settingsSummary(mission: Mission, component: DiagramComponent): string {
  const settings = resolveSettings(mission, component);
  const number = (key: string) => {
    const value = settings[key];
    return typeof value === 'number' ? formatNumber(value) : null;
  };
  if (settings.concurrency !== undefined) {
    const most = number('maxReplicas');
    const replicas = most ? `${number('replicas')}–${most}` : number('replicas');
    const parts = [`${replicas} × ${number('concurrency')}`];
    const rate = number('rateLimitPerSecond');
    if (rate) parts.push(`${rate}/s`);
    const batch = settings.batch ?? 1;
    if (batch !== 1) parts.push(`batches of ${number('batch')}`);
    const hold = settings.holdMs ?? 0;
    if (hold !== 0) parts.push(`holds ${formatMs(Number(hold))}`);
    const admitted = number('admitPerSecond');
    if (admitted) parts.push(`lets in ${admitted}/s`);
    if (number('longestWaitMs')) parts.push(`waits ≤ ${formatMs(Number(settings.longestWaitMs))}`);
    if (settings.lineOrder === 'lifo') parts.push('newest first');
    if (number('breakerFailures')) parts.push('breaker');
    if (settings.idempotent === true) parts.push('idempotent');
    return parts.join(' · ');
  }
  if (settings.maxReceives !== undefined) {
    const parts = [`max ${number('maxReceives')} receives`];
    const capacity = number('capacity');
    if (capacity) parts.push(`≤ ${capacity}`);
    if (settings.order === 'per-key') parts.push('in order');
    if (settings.keep === 'latest-per-key') parts.push('latest');
    if (settings.partitions) parts.unshift(shardsIn(settings.partitions));
    return parts.join(' · ');
  }
  if (settings.replicas !== undefined) {
    const replicas = settings.replicas === 1 ? '1 replica' : `${number('replicas')} replicas`;
    const held = number('entries')
      ? `${number('replicas')} × ${number('entries')} entries`
      : replicas;
    const isSharded = typeof settings.partitions === 'number' && settings.partitions > 1;
    return isSharded ? `${shardsIn(settings.partitions)} · ${held}` : held;
  }
  if (settings.policy === undefined) return '';
  return settings.policy === 'least-busy' ? 'least busy' : 'round robin';
}
