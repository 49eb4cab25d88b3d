import { formatNumber } from '@/core/shared/format-number';

/** Where a hand-in without a grade stands, in one sentence. */
export function waitingWords({
  state,
  ahead,
  progress,
}: {
  state: string;
  ahead: number;
  progress: number | null;
}): string {
  if (state !== 'queued') {
    const percent = Math.floor((progress ?? 0) * 100);
    return percent > 0 ? `Being graded: ${percent} % done.` : 'Being graded.';
  }
  if (ahead === 0) return 'Handed in. It is graded next.';
  return ahead === 1
    ? 'Handed in. One design is graded before it.'
    : `Handed in. ${formatNumber(ahead)} designs are graded before it.`;
}
