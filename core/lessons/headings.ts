import { contentLines } from './content-lines';

export interface Heading {
  /** 1 for `#` up to 6. */
  depth: number;
  text: string;
  /** The anchor that the rendered heading gets: `the-golden-rule`. */
  anchor: string;
}

/** The headings of a Markdown text in order, with the anchors that GitHub's way of naming them gives. */
export function headingsOf(body: string): Heading[] {
  const used = new Map<string, number>();
  return contentLines(body).flatMap(({ text: line }) => {
    const match = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line);
    if (!match) return [];
    const [, marks = '', raw = ''] = match;
    const text = raw.replace(/[*`]|\[([^\]]*)\]\([^)]*\)/g, '$1');
    const base = anchorOf(text);
    const count = used.get(base) ?? 0;
    used.set(base, count + 1);
    return [{ depth: marks.length, text, anchor: count === 0 ? base : `${base}-${count}` }];
  });
}

function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
