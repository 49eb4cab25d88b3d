const QUOTES = new Set(["'", '"', '`']);

/** A TypeScript source with its comments blanked, line by line as before. Apostrophes in the text of an element do no harm. */
export function withoutComments(source: string): string {
  let out = '';
  let quote: string | null = null;
  for (let at = 0; at < source.length; ) {
    const here = source[at] ?? '';
    const two = source.slice(at, at + 2);
    if (quote === null && two === '/*') {
      const end = source.indexOf('*/', at + 2);
      const comment = source.slice(at, end < 0 ? source.length : end + 2);
      out += comment.replaceAll(/[^\n]/g, ' ');
      at += comment.length;
    } else if (quote === null && two === '//') {
      const end = source.indexOf('\n', at);
      at = end < 0 ? source.length : end;
    } else {
      if (quote !== null && (here === quote || (here === '\n' && quote !== '`'))) quote = null;
      else if (quote === null && QUOTES.has(here)) quote = here;
      // What is escaped closes nothing.
      const length = here === '\\' ? 2 : 1;
      out += source.slice(at, at + length);
      at += length;
    }
  }
  return out;
}
