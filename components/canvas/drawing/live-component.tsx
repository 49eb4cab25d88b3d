'use client';

import { useShallow } from 'zustand/react/shallow';
import { SHAPE } from '@/components/drawing/component-shape';
import { isPeople, isQueue } from '@/core/components/roles';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { type ComponentMoment, componentMoment, usePlayer } from '../run/player-store';

/** Whether a shard has all its slots busy and another has none to do. */
function hasHotShard({ hottest, shards, slots, busy }: ComponentMoment): boolean {
  return hottest !== null && shards > 1 && hottest >= slots / shards && busy <= slots - hottest;
}

/** One short line about an instant: what matters most comes first. */
export function momentText(moment: ComponentMoment, isQueue: boolean, isClient = false): string {
  if (moment.down > 0 && moment.down >= moment.replicas) return 'down';
  const parts: string[] = [];
  if (moment.down > 0) parts.push(`${formatNumber(moment.down)} down`);
  if (moment.errorsPerSecond > 0) parts.push(`${formatNumber(moment.errorsPerSecond)} errors/s`);
  if (parts.length === 0 && moment.troubledSinceMs !== null) {
    const since = formatMs(Math.round(moment.troubledSinceMs));
    parts.push(isClient ? `no answer by ${since}` : `errors from ${since} on`);
  }
  if (isQueue) {
    parts.push(`${formatNumber(moment.depth)} in queue`);
    if (moment.hottest !== null && moment.depth > 0)
      parts.push(`${formatNumber(moment.hottest)} in one shard`);
  } else {
    if (moment.slots > 0)
      parts.push(`${formatNumber(moment.busy)} of ${formatNumber(moment.slots)} busy`);
    if (hasHotShard(moment)) parts.push('one shard full');
    if (moment.depth > 0) parts.push(`${formatNumber(moment.depth)} waiting`);
  }
  return parts.slice(0, 2).join(', ');
}

/** What a component does at the instant shown: a level, a line of numbers, and an unmistakable mark when it is in trouble. */
export function LiveComponent({ id, type }: { id: string; type: ComponentTypeId }) {
  const queues = isQueue({ type });
  const moment = usePlayer(useShallow((state) => componentMoment(state, id)));
  if (!moment) return null;
  const level = queues
    ? moment.peak > 0
      ? moment.depth / moment.peak
      : 0
    : moment.slots > 0
      ? Math.min(1, moment.busy / moment.slots)
      : 0;
  const isDown = moment.down > 0 && moment.down >= moment.replicas;
  const trouble = moment.down > 0 || moment.errorsPerSecond > 0 || moment.troubledSinceMs !== null;
  const text = momentText(moment, queues, isPeople({ type }));
  return (
    <>
      {isDown && (
        <svg
          className="absolute inset-0 text-trouble"
          width={SHAPE.width}
          height={SHAPE.height}
          aria-hidden="true"
        >
          <path
            d={`M4 4L${SHAPE.width - 4} ${SHAPE.height - 4}M${SHAPE.width - 4} 4L4 ${SHAPE.height - 4}`}
            stroke="currentColor"
            strokeWidth="2"
            opacity="0.7"
          />
        </svg>
      )}
      <div
        aria-hidden="true"
        className="absolute bottom-1.5 left-4 h-1 overflow-hidden rounded-full bg-sunk"
        style={{ width: SHAPE.width - 32 }}
      >
        <div
          className={`h-full ${queues ? 'bg-async' : 'bg-sync'}`}
          style={{ width: `${level * 100}%` }}
        />
      </div>
      {text && (
        <div
          className={`absolute top-full left-1/2 mt-1 -translate-x-1/2 rounded px-1.5 node-line node-live font-mono whitespace-nowrap ${trouble ? 'bg-trouble-soft text-trouble' : 'bg-sunk text-ink-soft'}`}
        >
          {trouble ? '⚠ ' : ''}
          {text}
        </div>
      )}
    </>
  );
}
