/** A note on the canvas: its width, the space around its text and the height of a line, px. */
export const NOTE = { width: 192, padding: 12, line: 18 } as const;

const CHARACTERS = 27;

function wrap(paragraph: string): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of paragraph.split(' ')) {
    let rest = word;
    if (row !== '' && row.length + 1 + rest.length <= CHARACTERS) {
      row += ` ${rest}`;
      continue;
    }
    if (row !== '') rows.push(row);
    while (rest.length > CHARACTERS) {
      rows.push(rest.slice(0, CHARACTERS));
      rest = rest.slice(CHARACTERS);
    }
    row = rest;
  }
  return [...rows, row];
}

/** The text of a note in lines that fit its width, the same on the canvas and in pictures; at least one. */
export function noteLines(text: string): string[] {
  return text.split('\n').flatMap(wrap);
}

/** How high a note is with this text, px. */
export function noteHeight(text: string): number {
  return 2 * NOTE.padding + noteLines(text).length * NOTE.line;
}
