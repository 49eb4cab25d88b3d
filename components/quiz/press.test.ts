import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicQuestion } from '@/core/quizzes/public-question';
import { digitTarget, firstChoice, isComplete, moved, picked } from './press';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
const groups = ['x', 'y'].map((id) => ({ id, text: id }));
const question = (kind: PublicQuestion['kind']): PublicQuestion => ({
  id: 'q',
  kind,
  prompt: 'What is it?',
  hinted: false,
  options,
  groups,
});

describe('digits', () => {
  it('choose an option of a choice, and nothing beyond the last', () => {
    expect(digitTarget(question('single'), [], 2)).toBe('b');
    expect(digitTarget(question('single'), [], 4)).toBeNull();
  });

  it('choose the verdict first, then the reason', () => {
    const asked = question('true-false');
    let chosen: string[] = [];
    for (const n of [4, 1, 2]) chosen = picked(asked, chosen, digitTarget(asked, chosen, n) ?? '');
    expect(chosen).toEqual(['false', 'b']);
    expect(isComplete(asked, chosen)).toBe(true);
    expect(isComplete(asked, ['true'])).toBe(false);
  });

  it('sort the first item that has no group', () => {
    const asked = question('matching');
    let chosen: string[] = [];
    for (const n of [2, 1]) chosen = picked(asked, chosen, digitTarget(asked, chosen, n) ?? '');
    expect(chosen).toEqual(['a=y', 'b=x']);
    expect(isComplete(asked, chosen)).toBe(false);
    expect(picked(asked, chosen, 'a=x')).toEqual(['b=x', 'a=x']);
    expect(digitTarget(asked, ['a=x', 'b=x', 'c=x'], 1)).toBeNull();
  });

  it('tick and untick in a multiple choice', () => {
    const asked = question('multiple');
    expect(picked(asked, picked(asked, ['a'], 'b'), 'a')).toEqual(['b']);
  });
});

describe('ordering', () => {
  it('begins with the order shown', () => {
    expect(firstChoice(question('ordering'))).toEqual(['a', 'b', 'c']);
    expect(firstChoice(question('single'))).toEqual([]);
  });

  it('moves one step and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });

  it('keeps all steps, and a move back undoes a move', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.constantFrom(-1 as const, 1 as const), (index, by) => {
        const order = ['a', 'b', 'c'];
        const id = order[index] ?? '';
        const after = moved(order, id, by);
        expect([...after].sort()).toEqual(order);
        if (after.join() !== order.join()) {
          expect(moved(after, id, by === 1 ? -1 : 1)).toEqual(order);
        }
      }),
    );
  });
});
