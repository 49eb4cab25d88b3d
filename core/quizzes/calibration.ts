/** How well a learner knows what they know: right answers among those they were sure and unsure of. */
export interface Calibration {
  sure: { right: number; answers: number };
  unsure: { right: number; answers: number };
}

/** Counts answers by how sure the learner said they were; answers without a word on it are left out. */
export function calibrationOf(
  answers: readonly { correct: boolean; sure: boolean | null }[],
): Calibration {
  const count = (sure: boolean) => {
    const said = answers.filter((answer) => answer.sure === sure);
    return { right: said.filter(({ correct }) => correct).length, answers: said.length };
  };
  return { sure: count(true), unsure: count(false) };
}
