import { SILENT_DAYS } from './need-help';

export const MATRIX_SHOWS = ['all', 'stuck', 'silent', 'late', 'idle'] as const;
export const SILENT_CHOICES = [3, 7, 14, 30] as const;
/** Learners and assignments on one page: as many as a screen shows, and no more than a browser draws at once. */
export const MATRIX_ROWS = 25;
export const MATRIX_COLUMNS = 8;

/** What a matrix shows; it stands in the address. */
export interface MatrixQuery {
  /** Part of a name, e-mail or id. */
  search: string;
  show: (typeof MATRIX_SHOWS)[number];
  /** For `silent`: since how many days. */
  days: number;
  section: string;
  /** `name`, `points`, `last`, or the id of an assignment. */
  sort: string;
  descending: boolean;
  /** Pages of learners and of assignments, from 1. */
  page: number;
  columns: number;
}

export const FIRST_MATRIX: MatrixQuery = {
  search: '',
  show: 'all',
  days: SILENT_DAYS,
  section: '',
  sort: 'name',
  descending: false,
  page: 1,
  columns: 1,
};

type Params = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an address asks for. What it says that cannot be meant counts as not said: an address may be years old. */
export function parseMatrixQuery(params: Params): MatrixQuery {
  const text = (name: string, most: number) => {
    const value = params[name];
    // What a database cannot hold, it cannot be asked for.
    return typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, most) : '';
  };
  const number = (name: string) => {
    const value = Number(text(name, 6));
    return Number.isInteger(value) && value >= 1 ? value : 1;
  };
  // A form has one field for an order and its direction, and one for silence and its days.
  const [, sort = '', backwards] = /^(.*?)(-desc)?$/.exec(text('sort', 50)) ?? [];
  const [show, silent] = text('show', 10).split('-');
  const days = Number(silent ?? text('days', 3));
  return {
    search: text('q', 80),
    show: MATRIX_SHOWS.find((one) => one === show) ?? 'all',
    days: SILENT_CHOICES.find((choice) => choice === days) ?? SILENT_DAYS,
    section: text('section', 60),
    sort: ['points', 'last'].includes(sort) || UUID.test(sort) ? sort : 'name',
    descending: backwards !== undefined || text('dir', 4) === 'desc',
    page: number('page'),
    columns: number('cols'),
  };
}

/** The query part of the address for a matrix: what differs from the first one, with its question mark; empty for the first. */
export function matrixAddress(query: MatrixQuery): string {
  const { search, show, days, section, sort, descending, page, columns } = query;
  const params: [name: string, value: string | false][] = [
    ['q', search],
    ['show', show !== 'all' && show],
    ['days', show === 'silent' && days !== SILENT_DAYS && String(days)],
    ['section', section],
    ['sort', sort !== 'name' && sort],
    ['dir', descending && 'desc'],
    ['page', page > 1 && String(page)],
    ['cols', columns > 1 && String(columns)],
  ];
  const parts = params.flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
