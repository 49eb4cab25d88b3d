/** A word that no reader of ours is to meet, and what to write in its place. The long list is docs/words.md. */
interface UnwantedWord {
  word: string;
  pattern: RegExp;
}

/** The worst of docs/words.md; a test holds the two together by `word`. */
export const UNWANTED_WORDS: readonly UnwantedWord[] = [
  { word: 'somebody', pattern: /\bsomebody\b/giu },
  { word: 'shall', pattern: /\bshall\b/giu },
  { word: 'bear', pattern: /\bbears?\b/giu },
  { word: 'for ever', pattern: /\bfor ever\b/giu },
  { word: 'mend', pattern: /\bmend(?:s|ed|ing)?\b/giu },
  { word: 'is told that', pattern: /\b(?:is|are) told that\b/giu },
  { word: 'take down', pattern: /\b(?:take|takes|taken|took) (?:it |them )?down\b/giu },
  { word: 'in mid-work', pattern: /\bin mid-work\b/giu },
  { word: 'lorry', pattern: /\blorr(?:y|ies)\b/giu },
  { word: 'salesman', pattern: /\bsales(?:man|men)\b/giu },
  // A sentence that begins with "Who" and is no question.
  { word: 'Who', pattern: /(?<=^|[.:!?] )Who(?= [^.?!]*\.(?:\s|$))/gu },
];

/** A word found: which of the list, and at which column, from 1. */
export interface WordUse {
  word: string;
  column: number;
}

/** Whether what stands at a place is part of a sentence, and no name in a program or key of a file. */
function isProse(line: string, start: number, end: number): boolean {
  const after = line.slice(end);
  if (/^,? [\p{L}“"'(]/u.test(after)) return true;
  return /\p{L},? $/u.test(line.slice(0, start)) && /^(?:[.,;:!?'"`”’<)]|\s*$)/u.test(after);
}

/** The unwanted words in a line of a text or a program. Comments must have been taken out. */
export function unwantedWords(line: string): WordUse[] {
  return UNWANTED_WORDS.flatMap(({ word, pattern }) =>
    [...line.matchAll(pattern)]
      .filter((match) => isProse(line, match.index, match.index + match[0].length))
      .map(({ index }) => ({ word, column: index + 1 })),
  );
}
