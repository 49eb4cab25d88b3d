import { describe, expect, it } from 'vitest';
import { base32, codeOf, matchingStep, otpauthAddress, stepOf } from './totp';

/** The secret of both RFCs. */
const SECRET = Buffer.from('12345678901234567890');

describe('codes that change with time', () => {
  // RFC 4226, appendix D.
  it.each([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])('are those of RFC 4226 (%s)', (code) => {
    const codes = Array.from({ length: 10 }, (_, counter) => codeOf(SECRET, counter));
    expect(codes).toContain(code);
  });

  // RFC 6238, appendix B, SHA-1.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238 at %d s', (seconds, code) => {
    expect(codeOf(SECRET, stepOf(new Date(seconds * 1000)), 8)).toBe(code);
  });

  it('are right for a clock that is half a minute off, and for no other', () => {
    const now = new Date(1_234_567_890_000);
    const step = stepOf(now);
    const match = (at: number) => matchingStep(SECRET, codeOf(SECRET, at), now);
    expect([match(step - 1), match(step), match(step + 1)]).toEqual([step - 1, step, step + 1]);
    expect([match(step - 2), match(step + 2)]).toEqual([null, null]);
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
      expect(matchingStep(SECRET, code, now)).toBeNull();
  });

  it('come from a secret that apps can read', () => {
    // RFC 4648, section 10.
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(base32(Buffer.from('fo'))).toBe('MZXQ');
    expect(otpauthAddress(SECRET, 'a+b@example.com')).toBe(
      'otpauth://totp/Backpressure%3Aa%2Bb%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Backpressure',
    );
  });
});
