import { describe, expect, it } from 'vitest';
import { redacted } from './redacted';

describe('redacted', () => {
  it('leaves out what is named like a secret, at any depth and in lists', () => {
    const told = redacted({
      code: 'x',
      password: 'p1',
      nested: { deeper: [{ currentPassword: 'p2', NEXTAUTH_SECRET: 'p3' }] },
      headers: { cookie: 'p4', Authorization: 'p5', accept: 'text/html' },
      tokenHash: 'p6',
    });
    expect(JSON.stringify(told)).not.toMatch(/p\d/);
    expect(told).toMatchObject({ code: 'x', headers: { accept: 'text/html' } });
  });

  it('leaves out secrets inside texts', () => {
    expect(redacted('GET /x?token=abc&next=1')).toBe('GET /x?token=[redacted]&next=1');
    expect(redacted('at postgresql://app:hunter2@db/x')).toBe('at postgresql://[redacted]@db/x');
  });

  it('keeps what an error says, with its cause', () => {
    const error = Object.assign(new Error('no', { cause: new Error('because token=abc') }), {
      code: '57P01',
      client: { whole: 'connection' },
    });
    const told = redacted({ err: error }) as { err: { message: string; stack: string } };
    expect(told.err).toMatchObject({ message: 'no', code: '57P01' });
    expect(JSON.stringify(told)).not.toContain('connection');
    expect(told.err.stack).toContain('redacted.test');
    expect(JSON.stringify(told)).toContain('because token=[redacted]');
  });

  it('ends with what contains itself, and bounds what is long', () => {
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    expect(JSON.stringify(redacted(loop))).toContain('[deep]');
    expect((redacted('x'.repeat(100_000)) as string).length).toBeLessThan(10_000);
  });
});
