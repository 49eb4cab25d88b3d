import type { Metadata } from 'next';
import Link from 'next/link';
import { Empty } from '@/components/teach/empty';
import { MatrixControls, Pages } from '@/components/teach/matrix-controls';
import { MatrixGrid } from '@/components/teach/matrix-grid';
import { matrixColumns, matrixLines } from '@/components/teach/matrix-lines';
import {
  MATRIX_COLUMNS,
  MATRIX_ROWS,
  matrixAddress,
  parseMatrixQuery,
} from '@/core/classes/matrix-query';
import { selectMatrix } from '@/server/data/matrix';
import { ClassFrame } from '../_components/class-frame';
import { openClassPage } from '../_components/open-class-page';
import { extendAction } from '../actions';

export const metadata: Metadata = { title: 'Matrix' };

export default async function MatrixPage({
  params,
  searchParams,
}: PageProps<'/teach/cohorts/[id]/matrix'>) {
  const { id } = await params;
  const root = `/teach/cohorts/${id}`;
  const base = `${root}/matrix`;
  const query = parseMatrixQuery(await searchParams);
  const open = await openClassPage(id, `${base}${matrixAddress(query)}`);
  const page = await selectMatrix(id, query);
  const pages = Math.max(1, Math.ceil(page.found / MATRIX_ROWS));
  const columnPages = Math.max(1, Math.ceil(page.assignmentCount / MATRIX_COLUMNS));
  const now = Date.now();
  const at = (change: Partial<typeof query>) => `${base}${matrixAddress({ ...query, ...change })}`;
  return (
    <ClassFrame open={open}>
      <MatrixControls base={base} query={query} sections={page.sections} />
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="num text-sm text-ink-soft">
          {page.found === page.learners
            ? `${page.learners === 1 ? '1 learner' : `${page.learners} learners`}`
            : `${page.found} of ${page.learners} learners`}
        </p>
        <div className="flex flex-wrap gap-4">
          <Pages
            label="Learners"
            page={Math.min(query.page, pages)}
            pages={pages}
            href={(to) => at({ page: to })}
          />
          <Pages
            label="Assignments"
            page={Math.min(query.columns, columnPages)}
            pages={columnPages}
            href={(to) => at({ columns: to })}
          />
        </div>
      </div>
      {page.rows.length === 0 ? (
        <Empty>
          {page.learners === 0
            ? 'No one has joined yet. The overview shows the link and the code.'
            : 'No learner fits this search.'}
        </Empty>
      ) : page.assignmentCount === 0 ? (
        <Empty>
          Nothing is set to this class yet.{' '}
          {open.powers.assign && (
            <Link href={`${root}/assignments`} className="text-accent underline underline-offset-2">
              Set the first assignment
            </Link>
          )}
        </Empty>
      ) : (
        <MatrixGrid
          columns={matrixColumns(page.assignments, query, root, now)}
          lines={matrixLines(page, root, open.cohort.timeZone, now)}
          zone={open.cohort.timeZone}
          extend={open.powers.assign && open.cohort.archivedAt === null ? extendAction : null}
        />
      )}
      {page.rows.length > 0 && page.assignmentCount > 0 && (
        <p className="mt-4 hidden text-xs text-ink-faint md:block">
          In the grid: arrow keys walk, Enter opens the work, E grants an extension. ✓ done, ✗ not
          passed, ! stuck, … begun or being graded, – not begun.
        </p>
      )}
      {open.powers.people && page.learners > 0 && page.assignmentCount > 0 && (
        <p className="mt-4 flex flex-wrap gap-x-4 gap-y-2 text-sm">
          <span className="text-ink-soft">Take the points home:</span>
          {(
            [
              ['plain', 'CSV'],
              ['moodle', 'CSV for Moodle'],
              ['canvas', 'CSV for Canvas'],
            ] as const
          ).map(([format, label]) => (
            <a
              key={format}
              href={`/api/cohorts/${id}/gradebook?for=${format}`}
              className="text-accent underline underline-offset-2"
            >
              {label}
            </a>
          ))}
          <a
            href={`/api/cohorts/${id}/submissions`}
            className="text-accent underline underline-offset-2"
          >
            submissions as JSON
          </a>
        </p>
      )}
    </ClassFrame>
  );
}
