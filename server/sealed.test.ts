import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isSealed, isSealedToday, sealed, unsealed } from './sealed';

const OLD = 'the secret of last year, long enough';
const NEW = 'the secret of this year, long enough';
const VALUE = Buffer.from('a1b2c3', 'hex');

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', OLD);
  vi.stubEnv('NEXTAUTH_SECRET_PREVIOUS', '');
  vi.stubEnv('DATA_SECRET', '');
});
afterEach(() => vi.unstubAllEnvs());

describe('a sealed value', () => {
  it('comes back for whom it is about, and for nobody else', () => {
    const text = sealed(VALUE, 'ada');
    expect(unsealed(text, 'ada')).toEqual(VALUE);
    expect(unsealed(text, 'bob')).toBeNull();
    expect(text).not.toContain(VALUE.toString('hex'));
    expect(sealed(VALUE, 'ada')).not.toBe(text);
  });

  it('is opened by nobody who changed a character of it', () => {
    const text = sealed(VALUE, 'ada');
    for (let at = 'sealed1.'.length; at < text.length - 1; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(unsealed(text.slice(0, at) + other + text.slice(at + 1), 'ada')).toBeNull();
    }
    for (const broken of ['sealed1.', 'sealed1.AAAA', 'sealed1.ä', ''])
      expect(unsealed(broken, 'ada')).toBeNull();
  });

  it('opens while the secret it was made with is named, and is known to be of before', () => {
    const text = sealed(VALUE, 'ada');
    expect(isSealedToday(text, 'ada')).toBe(true);
    vi.stubEnv('NEXTAUTH_SECRET', NEW);
    expect(unsealed(text, 'ada')).toBeNull();
    vi.stubEnv('NEXTAUTH_SECRET_PREVIOUS', OLD);
    expect(unsealed(text, 'ada')).toEqual(VALUE);
    expect(isSealedToday(text, 'ada')).toBe(false);
    expect(isSealedToday(VALUE.toString('hex'), 'ada')).toBe(false);
    expect(isSealed(VALUE.toString('hex'))).toBe(false);
  });

  it('outlives the secret of the sessions where the data has its own', () => {
    vi.stubEnv('DATA_SECRET', OLD);
    const text = sealed(VALUE, 'ada');
    vi.stubEnv('NEXTAUTH_SECRET', NEW);
    expect(unsealed(text, 'ada')).toEqual(VALUE);
    expect(isSealedToday(text, 'ada')).toBe(true);
  });
});
