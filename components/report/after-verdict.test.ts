import { describe, expect, it } from 'vitest';
import { type AfterFacts, afterVerdict, firstTime } from './after-verdict';

const stages = (complete: boolean[]) =>
  complete.map((done, index) => ({ stage: index + 1, title: `Part ${index + 1}`, complete: done }));
const FACTS: AfterFacts = {
  id: 'id',
  mission: 'newsletter',
  passed: true,
  stages: stages([true, true]),
  fix: null,
  explain: 'open',
  previous: 'before',
  references: null,
  nextMission: { slug: 'checkout', title: 'Checkout' },
};
const hrefs = (facts: Partial<AfterFacts>) =>
  afterVerdict({ ...FACTS, ...facts }).map(({ href }) => href);
const fix = { href: '/missions/newsletter?select=sender', words: 'Every e-mail is delivered.' };

describe('after a verdict', () => {
  it('leads from a whole mission to explaining, defending, comparing and the next mission', () => {
    expect(hrefs({})).toEqual([
      '/submissions/id/explain',
      '/submissions/id/defend',
      '/submissions/compare?before=before&after=id',
      '/missions/checkout',
    ]);
  });

  it('leads first to the next stage when the mission is passed in part', () => {
    const [first] = afterVerdict({ ...FACTS, stages: stages([true, false]), fix });
    expect(first).toMatchObject({ href: fix.href, title: 'Stage 2: Part 2' });
  });

  it('leads from a failure to what is broken, and neither to a defence nor to another mission', () => {
    const facts = { ...FACTS, passed: false, stages: stages([false, false]), fix };
    expect(afterVerdict(facts)[0]).toEqual({
      href: fix.href,
      title: 'Fix it on the canvas',
      why: 'Every e-mail is delivered.',
    });
    expect(hrefs(facts)).toEqual([
      fix.href,
      '/submissions/id/explain',
      '/submissions/compare?before=before&after=id',
    ]);
  });

  it('says of the references whether any may be seen', () => {
    const whyOf = (references: number) =>
      afterVerdict({ ...FACTS, references }).find(({ href }) => href.endsWith('/solutions'))?.why;
    expect(whyOf(2)).toBe('Drawn beside yours, with the differences in words.');
    expect(whyOf(0)).toContain('as you pass, or when you give the mission up');
  });

  it('always leads somewhere, also where nothing could be judged', () => {
    const bare = { explain: 'none', previous: null, nextMission: null, fix: null } as const;
    expect(hrefs({ ...bare, passed: false, stages: stages([false]) })).toEqual([
      '/missions/newsletter',
    ]);
    expect(hrefs(bare)).toEqual(['/submissions/id/defend']);
  });
});

describe('the line for a first pass', () => {
  const partly = { passed: true, complete: false };

  it('says what is left of the mission', () => {
    expect(firstTime(partly, [{ passed: false }], 2)).toBe(
      'Your first pass of this mission. 2 stages are left to try.',
    );
    expect(firstTime(partly, [], 1)).toBe(
      'Your first pass of this mission. One stage is left to try.',
    );
    expect(firstTime({ passed: true, complete: true }, [], 0)).toContain('every promise is kept');
  });

  it('is not said twice, nor of what did not pass', () => {
    expect(firstTime(partly, [{ passed: true }], 2)).toBeNull();
    expect(firstTime({ passed: false, complete: false }, [], 2)).toBeNull();
  });
});
