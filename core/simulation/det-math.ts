const LN2 = Math.LN2;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/**
 * Natural logarithm of a number between ½ and 2, by the series of 2·artanh((x−1)/(x+1)) to its 21st term; it fills
 * the table below.
 */
function seriesLog(x: number): number {
  const s = (x - 1) / (x + 1);
  let sum = 0;
  for (let n = 41; n >= 1; n -= 2) sum = sum * s * s + 1 / n;
  return 2 * s * sum;
}

const CELLS = 128;
/** By cell of [1, 2): one over its middle, and the logarithm of the middle. */
const INVERSES = new Float64Array(CELLS);
const LOGS = new Float64Array(CELLS);
for (let cell = 0; cell < CELLS; cell++) {
  INVERSES[cell] = 1 / (1 + (cell + 0.5) / CELLS);
  LOGS[cell] = -seriesLog(INVERSES[cell]!);
}

/** By biased exponent of a normal number: the power of two that brings it between 1 and 2. */
const POWERS = new Float64Array(2047);
for (let biased = 1; biased < 2047; biased++) POWERS[biased] = 2 ** (1023 - biased);

/**
 * Natural logarithm of a positive, normal number; the same bits in every browser, because it uses + − × ÷ only
 * (the platform's own may differ in the last bit). With x = 2^k·m, m in [1, 2), and c the middle of m's cell among 128:
 * ln x = k·ln 2 + ln c + ln(1 + r), r = m/c − 1, the last by its Taylor series to the seventh term, since |r| ≤ 1/256.
 * Absolute error below 1e-15 for |ln x| ≤ 1, relative below 1e-15 beyond.
 */
export function detLog(x: number): number {
  float[0] = x;
  const high = words[1]!;
  const cell = (high >>> 13) & 127;
  const biased = (high >>> 20) & 0x7ff;
  // A power of two takes nothing from the bits of x: the product is m.
  const r = x * POWERS[biased]! * INVERSES[cell]! - 1;
  const r2 = r * r;
  const series =
    r + r2 * (r * (1 / 3) - 0.5) + r2 * r2 * (r * 0.2 - 0.25 + r2 * (r * (1 / 7) - 1 / 6));
  return (biased - 1023) * LN2 + (LOGS[cell]! + series);
}

/**
 * e to the power of x for |x| ≤ 700, by + − × ÷ only: x = k·ln 2 + r with |r| ≤ ½·ln 2, the Taylor series of e^r to the
 * 13th term, and k doublings. Relative error below 1e-15.
 */
export function detExp(x: number): number {
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 14; n++) {
    term = (term * r) / n;
    sum += term;
  }
  const factor = k < 0 ? 0.5 : 2;
  for (let n = k < 0 ? -k : k; n > 0; n--) sum *= factor;
  return sum;
}
