/** Questions in a row before the reader is asked whether to go on. */
export const HELPING = 5;

/** Fewer than these are left? Then they belong to the helping before. */
const LEAST = 3;

/** Whether there is a rest after so many of all questions. */
export function restsAfter(answered: number, total: number): boolean {
  return answered > 0 && answered % HELPING === 0 && total - answered >= LEAST;
}

/** The next helping in words: how many questions it has, and whether it is the last. */
export function nextHelping(answered: number, total: number): string {
  const left = total - answered;
  const whole = left < HELPING + LEAST;
  return whole ? `The last ${left}` : `${HELPING} more`;
}
