import type { GlossaryTerm } from './glossary-schema';

type Words = Pick<GlossaryTerm, 'id' | 'words'>;

/** A place in a text where a term is used. */
export interface TermUse {
  id: string;
  start: number;
  end: number;
}

const escaped = (word: string) =>
  word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** A name or an abbreviation is told by its capitals; other words may begin a sentence. */
function pattern(word: string): RegExp {
  const flags = /[A-Z]/.test(word) ? 'u' : 'iu';
  return new RegExp(`(?<![\\p{L}\\p{N}/-])${escaped(word)}s?(?![\\p{L}\\p{N}/-])`, flags);
}

/** The first use of any of the terms in a text, of several that begin at one place the longest; null when there is none. */
export function firstTermUse(text: string, terms: readonly Words[]): TermUse | null {
  let best: TermUse | null = null;
  for (const { id, words } of terms) {
    for (const word of words) {
      const match = pattern(word).exec(text);
      if (match === null) continue;
      const use = { id, start: match.index, end: match.index + match[0].length };
      const earlier = best === null || use.start < best.start;
      if (earlier || (use.start === best?.start && use.end > best.end)) best = use;
    }
  }
  return best;
}
