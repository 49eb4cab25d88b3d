/** A term of the glossary as its page lists it. */
export interface ListedTerm {
  id: string;
  term: string;
  plain?: string | undefined;
  also?: string | undefined;
  says: string;
  see: { id: string; term: string }[];
  /** The section that explains it: `slug#heading` and its heading. */
  lesson: { to: string; title: string } | null;
}

export interface TermGroup {
  id: string;
  title: string;
  terms: ListedTerm[];
}

const plainText = (text: string) => text.toLowerCase().replaceAll('’', "'");

/** The groups with those of their terms that have every word of the query in a name or in what is said; groups left empty go. */
export function findTerms(groups: readonly TermGroup[], query: string): TermGroup[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      terms: group.terms.filter(({ term, plain = '', also = '', says }) => {
        const text = plainText([term, plain, also, says].join(' '));
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ terms }) => terms.length > 0);
}
