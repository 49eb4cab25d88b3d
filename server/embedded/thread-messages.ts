import type { IsolationLevel, SqlQuery } from '@prisma/driver-adapter-utils';

/** What the thread of the embedded database is asked. `tx` names a transaction that it has open; without it, none. */
export type ThreadCall =
  | { op: 'queryRaw' | 'executeRaw'; tx: number | null; query: SqlQuery }
  | { op: 'executeScript'; script: string }
  | { op: 'begin'; isolation: IsolationLevel | undefined }
  | { op: 'commit' | 'rollback'; tx: number }
  | { op: 'run'; text: string; values: unknown[] }
  | { op: 'dump' }
  | { op: 'close' };

/** An error as it crosses the border of a thread: classes and prototypes do not. */
export interface PlainError {
  name: string;
  message: string;
  stack: string | undefined;
  /** What Prisma's own error carries; undefined for others. */
  cause: unknown;
  code: unknown;
}

/** Its answers. The first one, 0, tells that the database is open, or why it is not. */
export type ThreadAnswer = { id: number; value: unknown } | { id: number; error: PlainError };
