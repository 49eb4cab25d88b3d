import { describe, expect, it } from 'vitest';
import { changesOf } from './audit-list';

describe('what changed', () => {
  it('is told with what was there before', () => {
    expect(changesOf({ role: 'learner' }, { role: 'admin' })).toEqual(['role: learner → admin']);
  });

  it('says what is new and what is gone', () => {
    expect(changesOf(null, { expiresAt: null })).toEqual(['expiresAt: none']);
    expect(changesOf({ link: 'a' }, undefined)).toEqual(['link: a → gone']);
  });
});
