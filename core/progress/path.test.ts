import { describe, expect, it } from 'vitest';
import { learningPath } from './path';

const lessons = ['a', 'b', 'c', 'd'].map((slug) => ({ slug }));
const quizzes = ['a', 'b'].map((lesson) => ({ lesson }));
const missions = [
  { slug: 'early', lessons: ['b', 'a', 'd'] },
  { slug: 'both', lessons: ['a', 'c'] },
  { slug: 'anywhere', lessons: [] },
];

describe('the path over everything', () => {
  const path = learningPath(lessons, quizzes, missions);
  const at = (slug: string) => path.find(({ lesson }) => lesson.slug === slug);

  it('has every lesson in its order, its quiz behind it', () => {
    expect(path.map(({ lesson }) => lesson.slug)).toEqual(['a', 'b', 'c', 'd']);
    expect(path.map((leg) => leg.quizzes.length)).toEqual([1, 1, 0, 0]);
  });

  it('has every mission once, as soon as more than half of its lessons are behind one', () => {
    expect(at('b')?.missions.map(({ slug }) => slug)).toEqual(['early']);
    expect(at('c')?.missions.map(({ slug }) => slug)).toEqual(['both']);
    expect(at('d')?.missions.map(({ slug }) => slug)).toEqual(['anywhere']);
  });
});
