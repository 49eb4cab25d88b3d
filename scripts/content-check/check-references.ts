import type { Mission } from '@/core/contracts/mission-schema';
import type { LoadedReference } from '@/server/content/references';

/** Stages that a design keeps, counted while every earlier one is kept too, given the checks that it fails. */
function stagesKept({ stages }: Mission, failed: readonly string[]): number {
  const open = stages.findIndex(({ checks }) => checks.some(({ id }) => failed.includes(id)));
  return open === -1 ? stages.length : open;
}

/**
 * What is wrong with a mission's references: a stage that is not the one they keep, no reference that keeps them all, or a later
 * one before a simpler one. `failedBy` are the checks that each file fails. One line `file:path: message` each.
 */
export function referenceFailures(
  mission: Mission,
  slug: string,
  references: readonly LoadedReference[],
  failedBy: ReadonlyMap<string, readonly string[]>,
): string[] {
  const list = `content/missions/${slug}/solutions.yaml`;
  const lines = references.flatMap(({ file, stage }, index) => {
    const kept = stagesKept(mission, failedBy.get(file) ?? []);
    const wrong = kept === stage ? [] : [`${list}:[${index}].stage: ${file} keeps ${kept} stages`];
    const before = references[index - 1]?.stage ?? 0;
    return before <= stage ? wrong : [...wrong, `${list}:[${index}]: belongs before a later stage`];
  });
  if (!references.some(({ stage }) => stage === mission.stages.length))
    lines.push(`${list}:: lists no reference that keeps every stage`);
  return lines;
}
