import { COMPONENT_TYPES } from '../contracts/component-type';
import type { Problem } from '../shared/problem';
import { contentLines } from './content-lines';
import { referenceProblem } from './lesson-reference';
import type { Lesson } from './lesson-schema';

/** Pages without a parameter that a lesson may lead to. */
const PAGES = [
  '/interview',
  '/components',
  ...COMPONENT_TYPES.map((type) => `/components/${type}`),
];

/** Links within the product that a lesson's text has, and that lead to no lesson, no heading of one, no mission and no term. */
export function linkProblems(
  body: string,
  lessons: readonly Pick<Lesson, 'slug' | 'body'>[],
  missions: readonly string[],
  terms: readonly string[],
): Problem[] {
  return contentLines(body).flatMap(({ line, text }) =>
    [...text.matchAll(/\]\((\/[^)\s]*)/g)].flatMap(([, address = '']) => {
      if (PAGES.includes(address)) return [];
      if (terms.some((term) => address === `/glossary#${term}`)) return [];
      const [, room = '', reference = ''] = /^\/([a-z]+)\/(.+)$/.exec(address) ?? [];
      const path = `line ${line}`;
      if (room === 'lessons') {
        const message = referenceProblem(lessons, reference);
        return message === null ? [] : [{ path, message }];
      }
      if (room === 'missions' && missions.includes(reference)) return [];
      return [{ path, message: `there is no page "${address}" that a lesson may link to` }];
    }),
  );
}
