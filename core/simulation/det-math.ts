const LN2 = Math.LN2;
const SQRT_HALF = Math.SQRT1_2;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/**
 * Natural logarithm of a positive, normal number; the same bits in every browser, because it uses + − × ÷ only
 * (the platform's own may differ in the last bit). With x = 2^k·m and m in [√½, √2): ln x = k·ln 2 + 2·artanh((m−1)/(m+1)),
 * the series of artanh summed to the eleventh term. Relative error below 4e-16.
 */
export function detLog(x: number): number {
  float[0] = x;
  const high = words[1]!;
  let exponent = ((high >>> 20) & 0x7ff) - 1022;
  words[1] = (high & 0x000fffff) | 0x3fe00000;
  let mantissa = float[0]!;
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent -= 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  const tail =
    z *
    (1 / 3 +
      z *
        (1 / 5 +
          z *
            (1 / 7 +
              z *
                (1 / 9 +
                  z *
                    (1 / 11 +
                      z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z / 21)))))))));
  return exponent * LN2 + 2 * s * (1 + tail);
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
