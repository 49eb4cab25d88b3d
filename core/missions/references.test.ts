import { describe, expect, it } from 'vitest';
import { dueReferences, ReferencesSchema, stagesPassed } from './references';

const REFERENCES = [{ stage: 1 }, { stage: 3 }, { stage: 3 }];

describe('dueReferences', () => {
  it.each([
    ['nobody who has passed nothing', 0, false, 0],
    ['who has passed stage 1 those of stage 1', 1, false, 1],
    ['who has passed stage 2 no more, as none belongs to it', 2, false, 1],
    ['who has passed everything all', 3, false, 3],
    ['who has given the mission up all', 0, true, 3],
  ])('shows %s', (_, passed, gaveUp, count) => {
    expect(dueReferences(REFERENCES, { stagesPassed: passed, gaveUp })).toHaveLength(count);
  });
});

describe('stagesPassed', () => {
  const of = (handIn: string, ...stages: boolean[]) =>
    stages.map((passed, i) => ({ handIn, stage: i + 1, passed }));

  it('counts while every earlier stage is passed too, in the best hand-in', () => {
    expect(stagesPassed([])).toBe(0);
    expect(stagesPassed(of('a', false, true, true))).toBe(0);
    expect(stagesPassed([...of('a', true, false, true), ...of('b', true, true, false)])).toBe(2);
  });

  it('does not add up what several hand-ins have passed', () => {
    expect(stagesPassed([...of('a', true, false), ...of('b', false, true)])).toBe(1);
  });

  it('holds a stage for passed only when each of its verdicts is', () => {
    expect(stagesPassed([...of('a', true), ...of('a', false)])).toBe(0);
  });
});

it('takes no file from outside the solutions of the mission', () => {
  const one = { stage: 1, title: 'T', why: 'W' };
  expect(ReferencesSchema.safeParse([{ ...one, file: 'solutions/full.json' }]).success).toBe(true);
  for (const file of ['wrong/full.json', 'solutions/../wrong/x.json', '/solutions/x.json']) {
    expect(ReferencesSchema.safeParse([{ ...one, file }]).success).toBe(false);
  }
});
