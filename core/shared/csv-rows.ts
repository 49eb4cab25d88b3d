/** Rows of CSV (RFC 4180) with the number of the line on which each begins. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** Of the usual separators the one that the first line has most of, outside quotes. */
function separatorOf(text: string): string {
  const firstLine =
    /^(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (separator: string) => firstLine.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/**
 * The rows of a text: cells are separated by commas, semicolons or tabs, whichever the first line has most of, and may be
 * quoted. A byte order mark and empty lines are skipped. A quote that never ends takes the rest of the text into its cell.
 */
export function csvRows(input: string): CsvRow[] {
  const text = input.replace(/^\ufeff/, '');
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begins = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells });
    cells = [];
    cell = '';
    begins = line;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    const newline = c === '\n' || (c === '\r' && text[i + 1] !== '\n');
    if (newline) line += 1;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) {
      cells.push(cell);
      cell = '';
    } else if (newline) endRow();
    else if (c !== '\r') cell += c;
  }
  endRow();
  return rows;
}
