/** Whether two figures are within a factor of two of each other, or both zero. */
export function isNear(said: number, real: number): boolean {
  if (said === 0 || real === 0) return said === real;
  return said <= real * 2 && real <= said * 2;
}
