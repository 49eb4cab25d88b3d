import type { Problem } from '../shared/problem';
import { contentLines } from './content-lines';

/** Figures that no text equivalent follows: the next line with words must begin with `_In words:_`. */
export function figureWordsProblems(body: string): Problem[] {
  const lines = contentLines(body).filter(({ text }) => text.trim() !== '');
  return lines.flatMap(({ line, text }, i) => {
    if (!/^::figure\b/.test(text) || lines[i + 1]?.text.startsWith('_In words:_ ')) return [];
    return [{ path: `line ${line}`, message: 'is not followed by its text: "_In words:_ …"' }];
  });
}
