import type { Figure } from '@/core/contracts/grade-report';
import { formatDollars, formatMs, formatNumber } from '@/core/shared/format-number';

/** A figure's value or limit for readers, with its unit. */
export function formatFigure(value: Figure['value'], unit: string): string {
  if (value === null) return 'no data';
  if (value === 'infinite') return 'never';
  if (unit === 'dollars') return formatDollars(value);
  return unit === 'ms' ? formatMs(value) : `${formatNumber(value)}\u00a0${unit}`;
}
