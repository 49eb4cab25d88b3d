/** Figures are reported to a millionth of their unit. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
