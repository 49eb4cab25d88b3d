/** The programs that a gradebook is written for. */
export const GRADEBOOK_FORMATS = ['plain', 'moodle', 'canvas'] as const;
export type GradebookFormat = (typeof GRADEBOOK_FORMATS)[number];

export interface GradebookColumn {
  id: string;
  title: string;
  points: number;
}

export interface GradebookLearner {
  name: string;
  email: string;
  section: string | null;
  externalId: string | null;
  /** Points by assignment; absent where there are none yet. */
  scores: ReadonlyMap<string, number>;
}

type Cell = string | number | null;

/** Titles that differ: the second of two alike gets a number. */
function distinct(columns: readonly GradebookColumn[]): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ title }) => {
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
}

/** First and last name as Moodle and Canvas ask for them: the last word is the last name. */
function split(name: string): [first: string, last: string] {
  const at = name.lastIndexOf(' ');
  return at === -1 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

/**
 * The lines before the learners. Moodle's import maps columns by heading; Canvas wants its five columns first and a line with
 * the points possible.
 */
export function gradebookHead(
  format: GradebookFormat,
  columns: readonly GradebookColumn[],
): Cell[][] {
  const titles = distinct(columns);
  const possible = columns.map(({ points }) => points);
  if (format === 'moodle') {
    return [['First name', 'Last name', 'ID number', 'Email address', ...titles]];
  }
  if (format === 'canvas') {
    return [
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...titles],
      ['    Points Possible', null, null, null, null, ...possible],
    ];
  }
  return [
    ['Name', 'E-mail', 'ID', 'Section', ...titles, 'Total'],
    ['Points possible', null, null, null, ...possible, possible.reduce((sum, one) => sum + one, 0)],
  ];
}

/** The line of one learner. */
export function gradebookLine(
  format: GradebookFormat,
  columns: readonly GradebookColumn[],
  { name, email, section, externalId, scores }: GradebookLearner,
): Cell[] {
  const points = columns.map(({ id }) => scores.get(id) ?? null);
  const [first, last] = split(name);
  if (format === 'moodle') return [first, last, externalId, email, ...points];
  if (format === 'canvas') {
    const student = last === '' ? first : `${last}, ${first}`;
    return [student, null, externalId, email, section, ...points];
  }
  const total = points.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return [name, email, externalId, section, ...points, Math.round(total * 100) / 100];
}
