import type { Problem } from '../shared/problem';
import type { Glossary } from './glossary-schema';
import { firstTermUse } from './glossary-words';
import { referenceProblem } from './lesson-reference';
import type { Lesson } from './lesson-schema';

/** All terms of a glossary, in the order of its groups. */
export function termsOf(glossary: Glossary): Glossary['groups'][number]['terms'] {
  return glossary.groups.flatMap(({ terms }) => terms);
}

/**
 * What is wrong with a glossary: ids and words that stand for two terms, references to terms, headings and products that are
 * not there, and terms that neither a lesson uses nor another term leads to.
 */
export function glossaryProblems(
  glossary: Glossary,
  lessons: readonly Pick<Lesson, 'slug' | 'body'>[],
): Problem[] {
  const terms = termsOf(glossary);
  const ids = new Set(terms.map(({ id }) => id));
  const led = new Set(terms.flatMap(({ see }) => see));
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  const seen = new Set<string>();
  for (const { id, words, lesson, see } of terms) {
    const report = (message: string) => problems.push({ path: id, message });
    if (seen.has(id)) report('this id is taken by another term');
    seen.add(id);
    for (const word of words.map((word) => word.toLowerCase())) {
      if (owners.has(word)) report(`the word "${word}" belongs to "${owners.get(word)}" already`);
      owners.set(word, id);
    }
    for (const other of see) if (!ids.has(other)) report(`there is no term "${other}" to see`);
    const missing = lesson === undefined ? null : referenceProblem(lessons, lesson);
    if (missing !== null) report(missing);
    const used = lessons.some(({ body }) => firstTermUse(body, [{ id, words }]) !== null);
    if (!used && !led.has(id)) report('no lesson uses this term, and no other term leads to it');
  }
  const { products, rows } = glossary.comparison;
  for (const { question, cells } of rows) {
    if (cells.length !== products.length) {
      const message = `"${question}" has ${cells.length} cells for ${products.length} products`;
      problems.push({ path: 'comparison', message });
    }
  }
  return problems;
}
