const STEPS = [1, 2, 2.5, 5, 10];

/** An axis from nothing to beyond the largest of these amounts (US dollars), with two to four even steps. */
export function costAxis(amounts: readonly number[]): { most: number; ticks: number[] } {
  const largest = Math.max(1, ...amounts) * 1.05;
  const power = 10 ** Math.floor(Math.log10(largest / 4));
  const step = (STEPS.find((one) => one * power * 4 >= largest) ?? 10) * power;
  const count = Math.ceil(largest / step);
  return { most: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}
