import type { RegradeRow } from '@/core/contracts/regrade-line';

const tries = (count: number) => (count === 1 ? '1 try' : `${count} tries`);
const by = (name: string | null) => name ?? 'A deleted account';

/** What somebody did about grading anew, in one sentence. */
export function regradeWords(row: RegradeRow): string {
  const { state, items } = row;
  const starter = by(row.startedBy);
  const given = `${by(row.appliedBy)} applied it to ${tries(items.applied + items.undone)}`;
  const kept =
    items.kept > 0 ? `; ${tries(items.kept)} would have fallen and kept the earlier grade` : '';
  const stale = items.stale > 0 ? `; ${tries(items.stale)} had another grade meanwhile` : '';
  switch (state) {
    case 'running':
      return `${starter} started a dry run.`;
    case 'ready':
      return `${starter} had a dry run made. It waits for a decision.`;
    case 'cancelled':
      return row.endedBy === row.startedBy
        ? `${starter} started a dry run and put it aside.`
        : `${starter} started a dry run, and ${by(row.endedBy)} put it aside.`;
    case 'applying':
      return `${by(row.appliedBy)} applies what a dry run found.`;
    case 'applied':
      return `${given}${kept}${stale}.`;
    case 'undoing':
      return `${by(row.endedBy)} gives the earlier grades back.`;
    case 'undone':
      return `${given}. ${by(row.endedBy)} gave the earlier grades back${stale}.`;
  }
}
