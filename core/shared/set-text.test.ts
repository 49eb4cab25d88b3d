import { describe, expect, it } from 'vitest';
import { setText } from './set-text';

describe('setText', () => {
  it.each([
    ['"Is it fast?" is two questions', '“Is it fast?” is two questions'],
    ['says "fine" ("we will let you know")', 'says “fine” (“we will let you know”)'],
    ['" earns nothing', '” earns nothing'],
    ['he answers "', 'he answers “'],
    ["Little's law, the friends' photos", 'Little’s law, the friends’ photos'],
  ])('curls the marks of %s', (text, set) => {
    expect(setText(text)).toBe(set);
  });

  it.each([
    ['10 ms, 0.05 s and 80 %.', '10\u00a0ms, 0.05\u00a0s and 80\u00a0%.'],
    ['8 TB a day in 3 steps', '8\u00a0TB a day in 3 steps'],
  ])('keeps number and unit together in %s', (text, set) => {
    expect(setText(text)).toBe(set);
  });
});
