'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { type ReadableLesson, whereToGoOn } from '@/core/lessons/reading';
import { beginReading, type SyncReading, useRead } from './reading-store';

/** A tick for a section that has been read. */
export function ReadMark({ section }: { section: string }) {
  return useRead().includes(section) ? (
    <span className="text-good">
      {' '}
      ✓<span className="sr-only"> read</span>
    </span>
  ) : null;
}

/** How much of a lesson has been read, after what `lead` says; nothing before its first section. */
export function ReadCount({
  slug,
  anchors,
  lead = '',
}: {
  slug: string;
  anchors: string[];
  lead?: string;
}) {
  const read = useRead();
  const count = anchors.filter((anchor) => read.includes(`${slug}#${anchor}`)).length;
  if (count === 0) return null;
  const all = count === anchors.length;
  return (
    <>
      {lead}
      <span className={all ? 'text-good' : ''}>
        {all ? '✓ read' : `${count} of ${anchors.length} sections read`}
      </span>
    </>
  );
}

/** The way back to where somebody stopped reading. */
export function ContinueReading({
  lessons,
  sync,
}: {
  lessons: ReadableLesson[];
  sync: SyncReading;
}) {
  useEffect(() => beginReading(sync), [sync]);
  const stop = whereToGoOn(lessons, useRead());
  if (stop === null) return null;
  const { lesson, section } = stop;
  return (
    <p className="mb-4 rounded-sheet border border-line bg-sheet px-4 py-3 text-sm sm:px-6">
      Continue where you left off:{' '}
      <Link
        href={`/lessons/${lesson.slug}#${section.anchor}`}
        className="font-medium text-accent underline underline-offset-2"
      >
        {lesson.title}, “{section.text}”
      </Link>
    </p>
  );
}
