const NEEDS_QUOTES = /["\n\r,]/;
/** What spreadsheets take for the beginning of a formula, also behind blanks. */
const FORMULA = /^\s*[=+\-@\t\r\n|%]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * One line of CSV (RFC 4180), its end included. A text that a spreadsheet would run as a formula gets an apostrophe before it
 * (OWASP, “CSV injection”).
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}
