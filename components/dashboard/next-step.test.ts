import { describe, expect, it } from 'vitest';
import { type Done, nextSteps } from './next-step';

const OFFER = {
  lessons: [{ slug: 'sync-async', title: 'Two ways' }],
  quizzes: [{ slug: 'sync-async', title: 'Two ways' }],
  missions: [{ slug: 'newsletter', title: 'A newsletter' }],
};
const NOTHING: Done = { drafts: [], submissions: [], quizzes: [], due: 0 };
const hrefs = (done: Partial<Done>) =>
  nextSteps({ ...NOTHING, ...done }, OFFER).map((step) => step.href);

describe('nextSteps', () => {
  it('begins with a lesson for somebody new', () => {
    expect(hrefs({})[0]).toBe('/lessons/sync-async');
  });

  it('offers somebody new one lesson, one quiz and one mission', () => {
    const more = { slug: 'queues', title: 'Queues' };
    const offer = {
      ...OFFER,
      quizzes: [...OFFER.quizzes, more],
      lessons: [...OFFER.lessons, more],
    };
    expect(nextSteps(NOTHING, offer).map(({ href }) => href)).toEqual([
      '/lessons/sync-async',
      '/quizzes/sync-async',
      '/missions/newsletter',
      '/quizzes/queues',
    ]);
  });

  it('asks first to go on with a draft whose design was not handed in', () => {
    const drafts = [{ mission: 'newsletter', handedIn: false }];
    const submissions = [{ mission: 'newsletter', passed: true, stars: 0 }];
    expect(hrefs({ drafts, submissions })[0]).toBe('/missions/newsletter');
  });

  it('leaves alone what is passed and handed in, and what was recalled well', () => {
    const drafts = [{ mission: 'newsletter', handedIn: true }];
    const submissions = [{ mission: 'newsletter', passed: true, stars: 2 }];
    const quizzes = [{ slug: 'sync-async', correct: 9, total: 10 }];
    expect(hrefs({ drafts, submissions, quizzes })).toEqual([]);
  });

  it('brings back a quiz under 80 % and a mission that did not pass, once each', () => {
    const submissions = [{ mission: 'newsletter', passed: false, stars: 0 }];
    const quizzes = [{ slug: 'sync-async', correct: 7, total: 10 }];
    expect(hrefs({ submissions, quizzes })).toEqual([
      '/missions/newsletter',
      '/quizzes/sync-async',
    ]);
  });

  it('puts due cards first, then a mission not tried, and the next lesson after it', () => {
    const quizzes = [{ slug: 'other', correct: 9, total: 10 }];
    expect(hrefs({ due: 3, quizzes }).slice(0, 3)).toEqual([
      '/review',
      '/missions/newsletter',
      '/lessons/sync-async',
    ]);
    expect(hrefs({ due: 0, quizzes })[0]).toBe('/missions/newsletter');
  });

  it('offers after a passed mission the next one in their order, and further ones last', () => {
    const offer = {
      ...OFFER,
      missions: ['newsletter', 'checkout', 'orders'].map((slug) => ({ slug, title: slug })),
    };
    const submissions = [{ mission: 'newsletter', passed: true, stars: 2 }];
    expect(nextSteps({ ...NOTHING, submissions }, offer).map(({ href }) => href)).toEqual([
      '/missions/checkout',
      '/lessons/sync-async',
      '/quizzes/sync-async',
      '/missions/orders',
    ]);
  });
});
