import type { FlowRun, ResponseTime } from '@/core/contracts/scenario-run';
import { formatMs } from '@/core/shared/format-number';

/** A response time for readers: `3 ms`, `no answer`, `–`. */
export function formatResponse(value: ResponseTime): string {
  if (value === null) return '–';
  return value === 'infinite' ? 'no answer' : formatMs(value);
}

/** The five ends of the items of a flow, in the order the product always shows them. */
export function itemEnds(flow: FlowRun) {
  const { items } = flow;
  return [
    { key: 'delivered', label: 'delivered', count: items.delivered, colour: 'var(--good)' },
    { key: 'pending', label: 'still inside', count: items.pending, colour: 'var(--async)' },
    {
      key: 'deadLettered',
      label: 'dead-lettered',
      count: items.deadLettered,
      colour: 'var(--ink-faint)',
    },
    { key: 'lost', label: 'lost', count: items.lost, colour: 'var(--trouble)' },
    { key: 'refused', label: 'refused', count: items.refused, colour: 'var(--line-strong)' },
  ] as const;
}
