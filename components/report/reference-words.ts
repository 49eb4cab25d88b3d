/** `1`, `1 and 2`, `1–3`: stages that a reference keeps, or lacks, in words. */
export function stageWords(stage: number): string {
  if (stage === 1) return 'stage 1';
  return stage === 2 ? 'stages 1 and 2' : `stages 1–${stage}`;
}

/** What has to be done to see the references that are kept back; `keptBack` are their stages, at least one. */
export function keptBackWords(
  keptBack: readonly number[],
  stagesPassed: number,
  stages: readonly string[],
): string {
  const next = keptBack[0] ?? 1;
  const title = stages[next - 1];
  const named = title === undefined ? '' : `, “${title}”`;
  const so = stagesPassed >= next - 1 ? `stage ${next}${named}` : stageWords(next);
  const more = keptBack.length > 1 ? ' More follow with the later ones.' : '';
  return `Once you have read a solution, you can no longer find it yourself. The next one opens when a design of yours has passed ${so}.${more}`;
}
