import { type MatrixQuery, matrixAddress } from '@/core/classes/matrix-query';
import { resultWords, type ShownResult } from '@/core/classes/result-words';
import type { ActivityKind } from '@/core/classes/terms';
import { workHref } from '@/core/classes/work-href';
import { formatInstant } from '@/core/shared/format-date';
import { localIn } from '@/core/shared/zoned-instant';
import type { MatrixColumn, MatrixLine } from './matrix-grid';

interface Assignment {
  id: string;
  kind: ActivityKind;
  title: string;
  dueAt: string | null;
  timeZone: string;
  points: number;
}

interface Row {
  userId: string;
  name: string;
  section: string | null;
  points: number;
  lastAt: string | null;
  cells: (ShownResult & { assignmentId: string })[];
  extended: string[];
}

const WEEK_MS = 7 * 86_400_000;
const DAY_MS = 86_400_000;

/** The assignments as columns of a matrix, each with the address of the matrix sorted by it. */
export function matrixColumns(
  assignments: readonly Assignment[],
  query: MatrixQuery,
  root: string,
  now: number,
): MatrixColumn[] {
  return assignments.map(({ id, kind, title, dueAt, timeZone }) => {
    const here = query.sort === id;
    const next = { ...query, sort: id, descending: here ? !query.descending : true, page: 1 };
    const date = dueAt === null ? null : formatInstant(localIn(timeZone, Date.parse(dueAt)));
    const past = dueAt !== null && Date.parse(dueAt) < now;
    return {
      id,
      title,
      due: `${kind}, ${date === null ? 'no date' : `${past ? 'was due' : 'due'} ${date}`}`,
      sorted: here ? (query.descending ? 'descending' : 'ascending') : 'none',
      sortHref: `${root}/matrix${matrixAddress(next)}`,
      href: `${root}/assignments/${id}`,
    };
  });
}

const ago = (at: string | null, now: number) => {
  if (at === null) return 'never active';
  const days = Math.floor((now - Date.parse(at)) / DAY_MS);
  return days <= 0 ? 'active today' : `active ${days} d ago`;
};

/** The learners as lines of a matrix: what counts of each assignment, and where the work is opened. */
export function matrixLines(
  page: { rows: Row[]; assignments: readonly Assignment[]; possible: number },
  root: string,
  zone: string,
  now: number,
): MatrixLine[] {
  return page.rows.map((row) => ({
    userId: row.userId,
    name: row.name,
    href: `${root}/learners/${row.userId}`,
    aside: [
      ...(row.section === null ? [] : [row.section]),
      `${Math.round(row.points * 100) / 100} of ${page.possible}`,
      ago(row.lastAt, now),
    ].join(' · '),
    cells: page.assignments.map(({ id, kind, dueAt, points }) => {
      const result = row.cells.find((cell) => cell.assignmentId === id) ?? null;
      const extended = row.extended.includes(id);
      const due = dueAt === null ? null : Date.parse(dueAt);
      const overdue = due !== null && due < now && !extended;
      return {
        shown: resultWords(result, { now, overdue, points }),
        href: workHref(root, kind, result?.countedId ?? result?.latestId ?? null, row.userId),
        extended,
        due: localIn(zone, Math.max(due ?? now, now) + WEEK_MS),
      };
    }),
  }));
}
