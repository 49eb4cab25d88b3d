import { describe, expect, it } from 'vitest';
import { mayReadPremium } from './premium';

describe('mayReadPremium', () => {
  it.each([
    [null, false],
    [{ role: 'learner', premium: false, inPremiumClass: false }, false],
    [{ role: 'learner', premium: true, inPremiumClass: false }, true],
    [{ role: 'learner', premium: false, inPremiumClass: true }, true],
    [{ role: 'instructor', premium: false, inPremiumClass: false }, true],
    [{ role: 'admin', premium: false, inPremiumClass: false }, true],
  ] as const)('answers for %j: %s', (standing, expected) => {
    expect(mayReadPremium(standing)).toBe(expected);
  });
});
