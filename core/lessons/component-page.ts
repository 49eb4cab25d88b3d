import { z } from 'zod';
import { COMPONENT_TYPES } from '../contracts/component-type';
import { IdSchema } from '../contracts/diagram-schema';
import type { Problem } from '../shared/problem';
import { contentLines } from './content-lines';
import { directiveProblems } from './directives';
import { headingsOf } from './headings';
import { referenceProblem } from './lesson-reference';
import type { Lesson } from './lesson-schema';

/** Front matter of a component's page: what it leads to. Settings and connections are the catalogue's. */
export const ComponentMetaSchema = z.strictObject({
  type: z.enum(COMPONENT_TYPES),
  /** A figure that a lesson shows; its words come from there too. */
  figure: z.string().min(1).optional(),
  /** Lessons, or sections of them, as `slug` or `slug#heading`. */
  lessons: z.array(z.string().min(1)).min(1),
  /** Terms of the glossary. */
  terms: z.array(IdSchema).min(1),
});

/** What the catalogue cannot say about a type: its front matter and its Markdown. */
export interface ComponentPage extends z.infer<typeof ComponentMetaSchema> {
  body: string;
}

/** The headings that every page has, in this order, so that pages can be compared. */
const HEADINGS = [
  'What it does',
  'When it is full',
  'When something fails',
  'In which order',
  'In real products',
];

type LessonText = Pick<Lesson, 'slug' | 'body' | 'premium'>;

/**
 * A figure as a lesson shows it: its directive, and the paragraph that says in words what it shows. Null when no lesson that everyone
 * may read shows it.
 */
export function figureOfLessons(lessons: readonly LessonText[], name: string): string | null {
  for (const { body, premium } of lessons) {
    if (premium) continue;
    const lines = contentLines(body).filter(({ text }) => text.trim() !== '');
    const at = lines.findIndex(({ text }) => text.trim() === `::figure{name="${name}"}`);
    const words = lines[at + 1]?.text;
    if (at >= 0 && words?.startsWith('_In words:_')) return `${lines[at]?.text}\n\n${words}`;
  }
  return null;
}

/** Everything wrong with a component's page: its headings, and what it leads to. Links in its text are followed elsewhere. */
export function componentPageProblems(
  page: ComponentPage,
  lessons: readonly LessonText[],
  terms: readonly string[],
): Problem[] {
  const problems: Problem[] = [...directiveProblems(page.body)];
  const headings = headingsOf(page.body).map(({ text }) => text);
  if (headings.join(' · ') !== HEADINGS.join(' · ')) {
    problems.push({ path: '', message: `must have the headings ${HEADINGS.join(' · ')}` });
  }
  page.lessons.forEach((reference, i) => {
    const message = referenceProblem(lessons, reference);
    if (message !== null) problems.push({ path: `lessons.${i}`, message });
  });
  page.terms.forEach((term, i) => {
    if (terms.includes(term)) return;
    problems.push({ path: `terms.${i}`, message: `there is no term "${term}"` });
  });
  if (page.figure !== undefined && figureOfLessons(lessons, page.figure) === null) {
    const message = `no lesson that everyone may read shows "${page.figure}"`;
    problems.push({ path: 'figure', message });
  }
  return problems;
}
