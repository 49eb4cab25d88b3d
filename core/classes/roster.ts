import { z } from 'zod';
import { isSeenText } from '../contracts/seen-text';
import { csvRows } from '../shared/csv-rows';

/** Somebody whom a roster names. */
export interface RosterRow {
  /** In lower case. */
  email: string;
  name: string;
  section: string | null;
  externalId: string | null;
}

/** What is wrong with one line of a roster. */
export interface RosterProblem {
  line: number;
  message: string;
}

export interface Roster {
  rows: RosterRow[];
  problems: RosterProblem[];
  /** Lines that name somebody named before in exactly the same way; they do no harm. */
  repeated: number;
}

export const MOST_ROSTER_ROWS = 5_000;

const COLUMNS = {
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'mail', 'sis login id', 'login'],
  name: ['name', 'student', 'full name', 'learner'],
  first: ['first name', 'firstname', 'given name'],
  last: ['last name', 'lastname', 'surname', 'family name'],
  section: ['section', 'group', 'groups'],
  externalId: [
    'id',
    'id number',
    'sis user id',
    'student id',
    'external id',
    'matriculation number',
  ],
} as const;
type Column = keyof typeof COLUMNS;

const EmailSchema = z.email();

/** Where each column stands; the first of several that fit. */
function columnsOf(head: readonly string[]): Map<Column, number> {
  const names = head.map((cell) => cell.trim().toLowerCase());
  const found = new Map<Column, number>();
  for (const [column, words] of Object.entries(COLUMNS)) {
    const at = words.map((word) => names.indexOf(word)).find((index) => index !== -1);
    if (at !== undefined) found.set(column as Column, at);
  }
  return found;
}

const only = (line: number, message: string): Roster => ({
  rows: [],
  problems: [{ line, message }],
  repeated: 0,
});

/**
 * Reads a roster: CSV with a line of headings, as Moodle, Canvas and spreadsheets write it. Gives every line that is wrong with
 * why; a roster with problems is for showing, not for enrolling. Names that begin like a formula are names.
 */
export function parseRoster(text: string): Roster {
  const [head, ...lines] = csvRows(text);
  if (head === undefined) return only(1, 'the file is empty');
  const columns = columnsOf(head.cells);
  if (!columns.has('email')) {
    return only(head.line, 'no column is called “email”; the first line has to name the columns');
  }
  if (lines.length > MOST_ROSTER_ROWS) {
    const [rows, most] = [lines.length, MOST_ROSTER_ROWS].map((n) => n.toLocaleString('en'));
    return only(
      head.line,
      `the file has ${rows} rows; at most ${most} can be enrolled in one class`,
    );
  }
  const known = new Map<string, { line: number; text: string }>();
  const roster: Roster = { rows: [], problems: [], repeated: 0 };
  for (const { line, cells } of lines) {
    const read = readRow(cells, columns);
    if (typeof read === 'string') {
      roster.problems.push({ line, message: read });
      continue;
    }
    const same = known.get(read.email);
    const asText = JSON.stringify(read);
    if (same === undefined) {
      known.set(read.email, { line, text: asText });
      roster.rows.push(read);
    } else if (same.text === asText) roster.repeated += 1;
    else {
      const message = `${read.email} stands on line ${same.line} already, with other details`;
      roster.problems.push({ line, message });
    }
  }
  return roster;
}

/** One row, or what is wrong with it. */
function readRow(cells: readonly string[], columns: Map<Column, number>): RosterRow | string {
  const cell = (column: Column) => (cells[columns.get(column) ?? -1] ?? '').trim();
  const email = cell('email').toLowerCase();
  if (email === '') return 'the e-mail address is missing';
  if (email.length > 254 || !EmailSchema.safeParse(email).success) {
    return `“${email.slice(0, 60)}” is not an e-mail address`;
  }
  const name = cell('name') || `${cell('first')} ${cell('last')}`.trim() || email;
  if (name.length > 80) return 'the name has more than 80 characters';
  if (!isSeenText(name)) return 'the name contains a character that cannot be seen';
  const [section, externalId] = [cell('section'), cell('externalId')];
  for (const [what, value] of [
    ['section', section],
    ['id', externalId],
  ] as const) {
    if (value.length > 60) return `the ${what} has more than 60 characters`;
    if (value !== '' && !isSeenText(value)) {
      return `the ${what} contains a character that cannot be seen`;
    }
  }
  return { email, name, section: section || null, externalId: externalId || null };
}
