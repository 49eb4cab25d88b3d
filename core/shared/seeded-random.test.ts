import { describe, expect, it } from 'vitest';
import { shuffled } from './seeded-random';

describe('shuffled', () => {
  const letters = ['a', 'b', 'c', 'd'];

  it('keeps every entry, and the order for the same seed', () => {
    expect([...shuffled(letters, 's')].sort()).toEqual(letters);
    expect(shuffled(letters, 's')).toEqual(shuffled(letters, 's'));
    expect(letters).toEqual(['a', 'b', 'c', 'd']);
  });

  it('puts every entry in every place about equally often', () => {
    const first = new Map<string, number>();
    for (let i = 0; i < 4000; i++) {
      const [head = ''] = shuffled(letters, `seed ${i}`);
      first.set(head, (first.get(head) ?? 0) + 1);
    }
    for (const letter of letters) {
      expect(first.get(letter)).toBeGreaterThan(850);
      expect(first.get(letter)).toBeLessThan(1150);
    }
  });
});
