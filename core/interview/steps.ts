/** The steps of a round in order, with their minutes of forty-five. */
export const STEPS = [
  { id: 'clarify', title: 'Clarify', minutes: 6 },
  { id: 'estimate', title: 'Estimate', minutes: 6 },
  { id: 'interface', title: 'Interface', minutes: 5 },
  { id: 'data', title: 'Data', minutes: 4 },
  { id: 'draw', title: 'Draw', minutes: 10 },
  { id: 'change', title: 'The change', minutes: 6 },
  { id: 'breaks', title: 'What breaks', minutes: 5 },
  { id: 'defend', title: 'Trade-offs', minutes: 3 },
] as const;

export type Step = (typeof STEPS)[number]['id'];

/** Minutes of a round; 0 is one without a clock. */
export const LENGTHS = [45, 25, 60, 0] as const;

export type Length = (typeof LENGTHS)[number];

/** Place of a step, from 0. */
export const placeOf = (step: Step): number => STEPS.findIndex(({ id }) => id === step);

/** The step after this one; null after the last. */
export const stepAfter = (step: Step): Step | null => STEPS[placeOf(step) + 1]?.id ?? null;

/** How long a step should take, ms; null in a round without a clock. */
export function softMs(step: Step, length: Length, stretched: boolean): number | null {
  const minutes = STEPS[placeOf(step)]?.minutes ?? 0;
  if (length === 0) return null;
  return Math.round(minutes * 60_000 * (length / 45) * (stretched ? 1.5 : 1));
}
