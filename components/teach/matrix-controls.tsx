import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import {
  FIRST_MATRIX,
  type MatrixQuery,
  matrixAddress,
  SILENT_CHOICES,
} from '@/core/classes/matrix-query';

/** Search, filter and order of a matrix, as a form that asks for another address. */
export function MatrixControls({
  base,
  query,
  sections,
}: {
  base: string;
  query: MatrixQuery;
  sections: string[];
}) {
  const shows = [
    { value: 'all', label: 'everybody' },
    { value: 'stuck', label: 'who is stuck' },
    ...SILENT_CHOICES.map((days) => ({
      value: `silent-${days}`,
      label: `silent for ${days} days`,
    })),
    { value: 'late', label: 'who was late' },
    { value: 'idle', label: 'who has not begun' },
  ];
  const sorts = [
    { value: 'name', label: 'name' },
    { value: 'points-desc', label: 'most points' },
    { value: 'points', label: 'fewest points' },
    { value: 'last', label: 'longest silent' },
    { value: 'last-desc', label: 'last active' },
  ];
  const chosen = query.descending ? `${query.sort}-desc` : query.sort;
  return (
    <form action={base} className="mb-4 flex flex-wrap items-end gap-3">
      <div className="w-full min-w-40 sm:w-56">
        <TextField
          label="Search"
          name="q"
          type="search"
          maxLength={80}
          defaultValue={query.search}
          autoComplete="off"
        />
      </div>
      <SelectField
        label="Show"
        name="show"
        options={shows}
        defaultValue={query.show === 'silent' ? `silent-${query.days}` : query.show}
      />
      {sections.length > 0 && (
        <SelectField
          label="Section"
          name="section"
          options={[
            { value: '', label: 'all' },
            ...sections.map((section) => ({ value: section, label: section })),
          ]}
          defaultValue={query.section}
        />
      )}
      <SelectField
        label="Order"
        name="sort"
        options={
          sorts.some(({ value }) => value === chosen)
            ? sorts
            : [...sorts, { value: chosen, label: 'an assignment' }]
        }
        defaultValue={chosen}
      />
      {query.columns > 1 && <input type="hidden" name="cols" value={query.columns} />}
      <Button type="submit" className="min-h-11">
        Show
      </Button>
      {matrixAddress({ ...query, columns: 1 }) !== '' && (
        <Link
          href={`${base}${matrixAddress({ ...FIRST_MATRIX, columns: query.columns })}`}
          className="min-h-11 px-2 py-3 text-sm text-accent underline underline-offset-2"
        >
          Show all again
        </Link>
      )}
    </form>
  );
}

/** The way to other pages of something: which one this is, and the one before and after it. */
export function Pages({
  label,
  page,
  pages,
  href,
}: {
  label: string;
  page: number;
  pages: number;
  href: (page: number) => string;
}) {
  if (pages <= 1) return null;
  const link = 'rounded border border-line-strong bg-sheet px-3 py-1.5 hover:bg-sunk';
  return (
    <nav aria-label={label} className="flex items-center gap-2 text-sm">
      {page > 1 && (
        <Link
          href={href(page - 1)}
          prefetch={false}
          className={link}
          aria-label={`${label}, previous page`}
        >
          ←
        </Link>
      )}
      <span className="num text-ink-soft">
        {label} {page} of {pages}
      </span>
      {page < pages && (
        <Link
          href={href(page + 1)}
          prefetch={false}
          className={link}
          aria-label={`${label}, next page`}
        >
          →
        </Link>
      )}
    </nav>
  );
}
