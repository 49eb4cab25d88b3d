import type { PointReason, RestorePoint } from '@/core/contracts/restore-points';

const REASONS: Record<PointReason, string> = {
  kept: 'Kept by you',
  conflict: 'The version not chosen',
  replaced: 'Before it was replaced',
  editing: 'While you were drawing',
  submitted: 'As you submitted it',
};

/** What a version is called: its name, or why it was kept. */
export function versionTitle({ name, reason }: Pick<RestorePoint, 'name' | 'reason'>): string {
  return name ?? REASONS[reason];
}
