import { afterEach, describe, expect, it, vi } from 'vitest';
import { gradingSeed, previousSessionSecret, sessionSecret } from './secrets';

afterEach(() => vi.unstubAllEnvs());

const OLD = 'the secret of last year, long enough';
const NEW = 'the secret of this year, long enough';

describe('secrets', () => {
  it('give the same seed as ever while the sessions have the only one', () => {
    vi.stubEnv('NEXTAUTH_SECRET', OLD);
    vi.stubEnv('GRADING_SECRET', '');
    // HMAC-SHA256 of the text with the secret of the sessions, as versions before had it.
    expect(gradingSeed('a')).toMatch(/^[0-9a-f]{64}$/);
    const before = gradingSeed('a');
    vi.stubEnv('NEXTAUTH_SECRET', NEW);
    expect(gradingSeed('a')).not.toBe(before);
    vi.stubEnv('GRADING_SECRET', OLD);
    expect(gradingSeed('a')).toBe(before);
  });

  it('can be exchanged one at a time', () => {
    vi.stubEnv('NEXTAUTH_SECRET', NEW);
    vi.stubEnv('NEXTAUTH_SECRET_PREVIOUS', OLD);
    expect([sessionSecret(), previousSessionSecret()]).toEqual([NEW, OLD]);
    vi.stubEnv('NEXTAUTH_SECRET_PREVIOUS', '');
    expect(previousSessionSecret()).toBeNull();
  });
});
