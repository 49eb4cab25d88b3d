import type { Duration } from '../contracts/component-type';
import { detExp, detLog } from './det-math';
import type { RandomStream } from './random';

/** 99th percentile of the standard normal distribution. */
const Z99 = 2.3263478740408408;

/** Standard normal variate by Marsaglia's polar method; the second variate of each pair is thrown away. */
function normal(random: RandomStream): number {
  for (;;) {
    const u = 2 * random.next() - 1;
    const v = 2 * random.next() - 1;
    const s = u * u + v * v;
    if (s < 1 && s > 0) return u * Math.sqrt((-2 * detLog(s)) / s);
  }
}

/** A duration in ms made ready for drawing; a constant draws nothing from its stream. */
export class Sampler {
  readonly constant: boolean;
  private readonly shape: 0 | 1 | 2 | 3;
  private readonly a: number;
  private readonly b: number;

  constructor(duration: Duration) {
    this.constant = typeof duration === 'number';
    if (typeof duration === 'number') {
      this.shape = 0;
      this.a = duration;
      this.b = 0;
    } else if ('exponential' in duration) {
      this.shape = 1;
      this.a = duration.exponential;
      this.b = 0;
    } else if ('uniform' in duration) {
      this.shape = 2;
      this.a = duration.uniform[0];
      this.b = duration.uniform[1] - duration.uniform[0];
    } else {
      this.shape = 3;
      this.a = duration.lognormal.median;
      this.b = detLog(duration.lognormal.p99 / duration.lognormal.median) / Z99;
    }
  }

  /** One duration, ms. */
  draw(random: RandomStream): number {
    switch (this.shape) {
      case 0:
        return this.a;
      case 1:
        return -this.a * detLog(random.next());
      case 2:
        return this.a + this.b * random.next();
      default:
        return this.a * detExp(this.b * normal(random));
    }
  }
}
