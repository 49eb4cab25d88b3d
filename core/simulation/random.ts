/** FNV-1a over the UTF-16 units of a text, finished by a 32-bit avalanche; a whole number from 0 to 2^32 − 1. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A stream of random numbers that depends on its name only (generator: sfc32 of Chris Doty-Humphrey's PractRand,
 * 128 bits of state). Streams with different names are independent for every practical purpose.
 */
export class RandomStream {
  private readonly state = new Int32Array(4);

  constructor(name: string) {
    this.state[0] = hashText(`a:${name}`);
    this.state[1] = hashText(`b:${name}`);
    this.state[2] = hashText(`c:${name}`);
    this.state[3] = 1;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** The next number, strictly between 0 and 1, out of 2^32 equally likely ones. */
  next(): number {
    const s = this.state;
    const b = s[1]!;
    const c = s[2]!;
    const d = s[3]!;
    const t = (((s[0]! + b) | 0) + d) | 0;
    s[3] = d + 1;
    s[0] = b ^ (b >>> 9);
    s[1] = c + (c << 3);
    s[2] = ((c << 21) | (c >>> 11)) + t;
    return ((t >>> 0) + 0.5) * 2.3283064365386963e-10;
  }
}
