import { describe, expect, it } from 'vitest';
import { mailOf, resetMail } from './letters';

describe('a letter', () => {
  it('says what to do, for how long the link works, and what to do if it was somebody else', () => {
    const ana = { email: 'ana@example.com', name: 'Ana' };
    const { to, subject, text } = resetMail(ana, 'https://x.test/reset/T', '2026-11-26T10:30:00Z');
    expect(to).toBe('ana@example.com');
    expect(subject).toBe('A new password for Backpressure');
    expect(text).toContain('Hello Ana,\n\n');
    expect(text).toContain('\n\nhttps://x.test/reset/T\n\n');
    expect(text).toContain('until 26 November 2026 at 10:30 UTC');
    expect(text).toContain('If you did not ask for it, do nothing');
  });

  it('puts every link on a line of its own, so that no program cuts it', () => {
    const url = `https://x.test/confirm/${'a'.repeat(300)}`;
    const expiresAt = '2026-11-26T10:30:00Z';
    for (const letter of [
      { kind: 'confirm', to: 'a@example.com', name: 'Ana', url },
      { kind: 'invitation', to: 'a@example.com', url, expiresAt },
    ] as const) {
      expect(mailOf(letter).text.split('\n')).toContain(url);
    }
  });

  it('tells the old address of a change, with no link that could be a trap', () => {
    const { to, text } = mailOf({ kind: 'emailChanged', to: 'old@example.com', name: 'Ana' });
    expect(to).toBe('old@example.com');
    expect(text).toContain('If that was not you');
    expect(text).not.toContain('http');
  });
});
