import type { FlowRun, ResponseTime } from '@/core/contracts/scenario-run';
import { formatMs } from '@/core/shared/format-number';

/** A response time for readers: `3 ms`, `no answer`, `–`. */
export function formatResponse(value: ResponseTime): string {
  if (value === null) return '–';
  return value === 'infinite' ? 'no answer' : formatMs(value);
}

/** Turned away at the door: neither inside nor lost on the way. */
const STRIPES = 'repeating-linear-gradient(45deg, var(--trouble) 0 3px, var(--sheet) 3px 6px)';

/** The five ends of the items of a flow, in the order the product always shows them. */
export function itemEnds(flow: FlowRun) {
  const { items } = flow;
  return [
    { key: 'delivered', label: 'delivered', count: items.delivered, colour: 'var(--good)' },
    { key: 'pending', label: 'still inside', count: items.pending, colour: 'var(--pending)' },
    {
      key: 'deadLettered',
      label: 'dead-lettered',
      count: items.deadLettered,
      colour: 'var(--set-aside)',
    },
    { key: 'lost', label: 'lost', count: items.lost, colour: 'var(--trouble)' },
    { key: 'refused', label: 'refused', count: items.refused, colour: STRIPES },
  ] as const;
}
