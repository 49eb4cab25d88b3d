'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { ResultWords } from '@/core/classes/result-words';
import { type Extend, ExtensionDialog, type ExtensionOf } from './extension-dialog';
import { ResultMark } from './result-mark';

export interface MatrixColumn {
  id: string;
  title: string;
  /** `due 27 Nov 2026, 18:00`, or that there is no date. */
  due: string;
  /** The address of the matrix sorted by it. */
  sortHref: string;
  sorted: 'ascending' | 'descending' | 'none';
  href: string;
}

export interface MatrixLine {
  userId: string;
  name: string;
  /** Beneath the name: section, points, when they last did anything. */
  aside: string;
  href: string;
  /** One for each column. */
  cells: { shown: ResultWords; href: string; extended: boolean; due: string }[];
}

const MOVES: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * Learners by assignments. Arrow keys walk, Home and End go to the ends of a row (with Ctrl: of the grid), Enter opens the work,
 * E grants an extension. On a phone each learner is an entry of a list.
 */
export function MatrixGrid({
  columns,
  lines,
  zone,
  extend,
}: {
  columns: MatrixColumn[];
  lines: MatrixLine[];
  zone: string;
  /** Null for those who may not. */
  extend: Extend | null;
}) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<[row: number, column: number]>([0, 0]);
  const [asked, setAsked] = useState<ExtensionOf | null>(null);

  const askFor = (row: number, column: number) => {
    const [line, assignment] = [lines[row], columns[column]];
    const cell = line?.cells[column];
    if (!line || !assignment || !cell || extend === null) return;
    setAsked({
      assignmentId: assignment.id,
      title: assignment.title,
      userId: line.userId,
      name: line.name,
      due: cell.due,
      zone,
      there: cell.extended,
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (!cell || event.altKey || event.metaKey) return;
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    const last = [lines.length - 1, columns.length - 1] as const;
    const move = MOVES[event.key];
    let to: [number, number] | null = null;
    if (move) {
      to = [
        Math.min(last[0], Math.max(0, row + move[0])),
        Math.min(last[1], Math.max(0, column + move[1])),
      ];
    } else if (event.key === 'Home') to = [event.ctrlKey ? 0 : row, 0];
    else if (event.key === 'End') to = [event.ctrlKey ? last[0] : row, last[1]];
    else if (event.key.toLowerCase() === 'e' && !event.ctrlKey && extend) {
      event.preventDefault();
      askFor(row, column);
      return;
    }
    if (to === null) return;
    event.preventDefault();
    setAt(to);
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${to[0]}"][data-column="${to[1]}"]`)
      ?.focus();
  };

  return (
    <>
      <ScrollBox label="Matrix" className="hidden overflow-x-auto md:block">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with this role is ARIA's pattern of a grid
          role="grid"
          aria-label="Learners by assignments"
          onKeyDown={onKeyDown}
          className="w-full border-collapse text-sm"
        >
          <thead>
            <tr className="border-b border-line align-bottom">
              <th scope="col" className="sticky left-0 bg-paper py-2 pr-4 text-left font-medium">
                Learner
              </th>
              {columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={column.sorted}
                  className="min-w-28 max-w-40 px-2 py-2 text-left font-medium"
                >
                  <Link
                    href={column.href}
                    prefetch={false}
                    className="line-clamp-3 hover:underline"
                  >
                    {column.title}
                  </Link>
                  <Link
                    href={column.sortHref}
                    prefetch={false}
                    aria-label={`Sort by ${column.title}`}
                    className="num block text-xs font-normal text-ink-faint hover:underline"
                  >
                    {column.due}{' '}
                    {column.sorted === 'none' ? '↕' : column.sorted === 'ascending' ? '↑' : '↓'}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <tr key={line.userId} className="border-b border-line last:border-0 hover:bg-sunk">
                <th
                  scope="row"
                  className="sticky left-0 max-w-56 bg-paper py-1 pr-4 text-left font-normal"
                >
                  <Link href={line.href} prefetch={false} className="font-medium hover:underline">
                    {line.name}
                  </Link>
                  <span className="num block text-xs text-ink-faint">{line.aside}</span>
                </th>
                {line.cells.map((cell, column) => (
                  <td key={columns[column]?.id} className="group relative px-2 py-1 align-top">
                    <Link
                      href={cell.href}
                      prefetch={false}
                      data-row={row}
                      data-column={column}
                      tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                      onFocus={() => setAt([row, column])}
                      aria-label={`${line.name}, ${columns[column]?.title}: ${cell.shown.words}${cell.extended ? ', with an extension' : ''}`}
                      className="block min-h-9 pr-5"
                    >
                      <ResultMark shown={cell.shown} />
                      {cell.extended && <span className="text-xs text-accent">extended</span>}
                    </Link>
                    {extend && (
                      <button
                        type="button"
                        tabIndex={-1}
                        aria-label={`Extension for ${line.name}, ${columns[column]?.title}`}
                        title="Extension (E)"
                        onClick={() => askFor(row, column)}
                        className="absolute top-1 right-0 grid size-6 place-items-center rounded text-ink-faint opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:text-ink focus:opacity-100"
                      >
                        ⋯
                      </button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <ul className="divide-y divide-line md:hidden">
        {lines.map((line) => (
          <li key={line.userId} className="py-3">
            <Link href={line.href} prefetch={false} className="font-medium">
              {line.name}
            </Link>
            <span className="num block text-xs text-ink-faint">{line.aside}</span>
            <ul className="mt-2 grid gap-1 text-sm">
              {line.cells.map((cell, column) => (
                <li key={columns[column]?.id}>
                  <Link
                    href={cell.href}
                    prefetch={false}
                    className="flex min-h-9 items-baseline justify-between gap-3"
                  >
                    <span className="min-w-0 flex-1 truncate text-ink-soft">
                      {columns[column]?.title}
                    </span>
                    <span className="text-right" title={cell.shown.words}>
                      <ResultMark shown={cell.shown} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {asked && extend && (
        <ExtensionDialog
          of={asked}
          extend={extend}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            router.refresh();
          }}
        />
      )}
    </>
  );
}
