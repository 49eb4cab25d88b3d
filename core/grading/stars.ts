/**
 * Stars of a mission: complete stages beyond the first, counted while every earlier stage is complete.
 * `stages` says for each stage, in order, whether it is complete.
 */
export function starsOf(stages: readonly boolean[]): number {
  const firstOpen = stages.indexOf(false);
  const complete = firstOpen === -1 ? stages.length : firstOpen;
  return Math.max(0, complete - 1);
}
