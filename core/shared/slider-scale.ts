/** Positions of a slider: 0 to this. */
export const SLIDER_STEPS = 200;

interface Range {
  min: number;
  max: number;
  integer: boolean;
}

/** Wide ranges are stretched at their low end, so that 1, 10 and 100 are equally far apart; both ends are reached exactly. */
const isWide = ({ min, max }: Range) => max - min > 500;

/** The place of a value within its range, 0 to `SLIDER_STEPS`. Refuses nothing: what lies outside is moved to the nearest end. */
export function toSlider(value: number, range: Range): number {
  const { min, max } = range;
  if (max <= min) return 0;
  const inside = Math.min(max, Math.max(min, value));
  const share = isWide(range)
    ? Math.log1p(inside - min) / Math.log1p(max - min)
    : (inside - min) / (max - min);
  return Math.round(share * SLIDER_STEPS);
}

/** The value at a place of a slider: whole where the range is, else to three digits. */
export function fromSlider(place: number, range: Range): number {
  const { min, max, integer } = range;
  if (place <= 0) return min;
  if (place >= SLIDER_STEPS) return max;
  const share = place / SLIDER_STEPS;
  const value = isWide(range)
    ? min + Math.expm1(share * Math.log1p(max - min))
    : min + share * (max - min);
  const rounded = integer ? Math.round(value) : Number(value.toPrecision(3));
  return Math.min(max, Math.max(min, rounded));
}
