import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path';

describe('safePath', () => {
  it.each(['/', '/missions/newsletter', '/lessons/x?y=1#z'])('keeps %s', (path) => {
    expect(safePath(path, '/home')).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    '',
    null,
    7,
    `/${'a'.repeat(600)}`,
  ])('replaces %j', (path) => {
    expect(safePath(path, '/home')).toBe('/home');
  });
});
