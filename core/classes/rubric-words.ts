/** Points of an item with their sign, `+2`, `−0.5` or `0`; two decimals at most. */
export function signedPoints(points: number): string {
  const figure = Math.abs(Math.round(points * 100) / 100);
  return points > 0 ? `+${figure}` : points < 0 ? `−${figure}` : '0';
}
