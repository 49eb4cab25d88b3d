'use client';

import Link from 'next/link';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { ResultWords } from '@/core/classes/result-words';
import './matrix.css';
import { type Extend, ExtensionDialog, type ExtensionOf } from './extension-dialog';

export interface MatrixColumn {
  id: string;
  title: string;
  /** `quiz, due 27 Nov 2026, 18:00`, or that there is no date. */
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
 * E grants an extension. On a phone each learner becomes a list of their assignments (`matrix.css`).
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

  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const button = (event.target as HTMLElement).closest('button');
    const cell = button?.parentElement?.querySelector<HTMLElement>('[data-row]');
    if (cell) askFor(Number(cell.dataset.row), Number(cell.dataset.column));
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
      <ScrollBox label="Matrix">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with this role is ARIA's pattern of a grid
          role="grid"
          aria-label="Learners by assignments"
          onKeyDown={onKeyDown}
          onClick={onClick}
          className="matrix"
        >
          <thead>
            <tr>
              <th scope="col">Learner</th>
              {columns.map((column) => (
                <th key={column.id} scope="col" aria-sort={column.sorted}>
                  <Link href={column.href} prefetch={false}>
                    {column.title}
                  </Link>
                  <Link href={column.sortHref} prefetch={false} title="Sort by this">
                    <span className="sr-only">Sort by this: </span>
                    {column.due}{' '}
                    {column.sorted === 'none' ? '↕' : column.sorted === 'ascending' ? '↑' : '↓'}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <Row
                key={line.userId}
                {...{ line, row, columns }}
                at={at}
                extendable={extend !== null}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {asked && extend && (
        <ExtensionDialog of={asked} extend={extend} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

/** One learner. The cells carry as little as they can: there are hundreds of them. */
function Row({
  line,
  row,
  columns,
  at,
  extendable,
}: {
  line: MatrixLine;
  row: number;
  columns: MatrixColumn[];
  /** The cell that Tab leads to. */
  at: readonly [row: number, column: number];
  extendable: boolean;
}) {
  return (
    <tr>
      <th scope="row">
        <Link href={line.href} prefetch={false}>
          {line.name}
        </Link>
        <small>{line.aside}</small>
      </th>
      {line.cells.map(({ shown, href, extended }, column) => (
        <td key={columns[column]?.id} data-title={columns[column]?.title}>
          <Link
            href={href}
            prefetch={false}
            data-row={row}
            data-column={column}
            data-tone={shown.tone}
            tabIndex={at[0] === row && at[1] === column ? 0 : -1}
            title={`${shown.words}${extended ? ', with an extension' : ''}`}
          >
            <b>
              {shown.sign} {shown.main}
            </b>
            {(shown.aside || extended) && (
              <small>{[shown.aside, extended && 'extended'].filter(Boolean).join(', ')}</small>
            )}
          </Link>
          {extendable && (
            <button type="button" tabIndex={-1} aria-label="Extension" title="Extension (E)">
              ⋯
            </button>
          )}
        </td>
      ))}
    </tr>
  );
}
