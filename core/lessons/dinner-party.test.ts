import { describe, expect, it } from 'vitest';
import { byMessage, byTelephone } from './dinner-party';

describe('byTelephone', () => {
  it('keeps the host busy for 20 minutes with ten guests, and knows all by then', () => {
    expect(byTelephone(10, 0)).toMatchObject({ busyS: 1200, knownS: 1200 });
  });

  it('makes everybody after the fourth wait for the calendar of the fourth', () => {
    const plain = byTelephone(10, 0).answersS;
    const slow = byTelephone(10, 300).answersS;
    expect(slow.slice(0, 3)).toEqual(plain.slice(0, 3));
    expect(slow.slice(3)).toEqual(plain.slice(3).map((at) => at + 300));
  });
});

describe('byMessage', () => {
  it('keeps the host busy for 10 s, and knows all after an hour', () => {
    const { answersS, busyS, knownS } = byMessage(10, 0);
    expect(busyS).toBe(10);
    expect(answersS[0]).toBe(300);
    expect(knownS).toBeCloseTo(3600, 6);
  });

  it('lets nobody but the fourth wait for the calendar of the fourth', () => {
    const plain = byMessage(10, 0).answersS;
    const slow = byMessage(10, 300).answersS;
    expect(slow.filter((at) => !plain.includes(at))).toHaveLength(1);
  });

  it('knows of one guest after five minutes', () => {
    expect(byMessage(1, 0).answersS).toEqual([300]);
  });
});
