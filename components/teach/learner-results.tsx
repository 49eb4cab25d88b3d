'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { resultWords, type ShownResult } from '@/core/classes/result-words';
import type { ActivityKind } from '@/core/classes/terms';
import { workHref } from '@/core/classes/work-href';
import { localIn } from '@/core/shared/zoned-instant';
import { DueTime } from './due-time';
import { type Extend, ExtensionDialog, type ExtensionOf } from './extension-dialog';
import { ResultMark } from './result-mark';

const WEEK_MS = 7 * 86_400_000;

/** What a learner has of each assignment of their class, for its staff. */
export function LearnerResults({
  root,
  learner,
  promises,
  now,
  extend,
}: {
  root: string;
  learner: {
    userId: string;
    name: string;
    assignments: {
      id: string;
      kind: ActivityKind;
      slug: string;
      title: string;
      dueAt: string | null;
      timeZone: string;
      points: number;
    }[];
    results: (ShownResult & { assignmentId: string })[];
    extensions: { assignmentId: string; dueAt: string | null; attempts: number; reason: string }[];
  };
  /** What checks promise, by `mission/check`. */
  promises: Record<string, string>;
  /** The instant of the page, ms since 1970. */
  now: number;
  extend: Extend | null;
}) {
  const [asked, setAsked] = useState<ExtensionOf | null>(null);
  return (
    <>
      <ul className="divide-y divide-line text-sm">
        {learner.assignments.map(({ id, kind, slug, title, dueAt, timeZone, points }) => {
          const result = learner.results.find((one) => one.assignmentId === id) ?? null;
          const extension = learner.extensions.find((one) => one.assignmentId === id);
          const due = extension?.dueAt ?? dueAt;
          const overdue = due !== null && Date.parse(due) < now;
          const shown = resultWords(result, { now, overdue, points });
          const stuckOn = result?.stuckOn ? (promises[`${slug}/${result.stuckOn}`] ?? null) : null;
          const work = result?.countedId ?? result?.latestId ?? null;
          return (
            <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
              <span className="grow basis-full sm:basis-0">
                {work !== null && kind !== 'lesson' ? (
                  <Link
                    href={workHref(root, kind, work, learner.userId)}
                    prefetch={false}
                    className="font-medium hover:underline"
                  >
                    {title}
                  </Link>
                ) : (
                  <span className="font-medium">{title}</span>
                )}{' '}
                <span className="text-ink-faint">{kind}</span>
                <span className="block text-xs text-ink-faint">
                  {shown.words}
                  {stuckOn && `: ${stuckOn}`}
                </span>
              </span>
              <span className="text-ink-soft">
                {due === null ? 'no due date' : <DueTime at={due} zone={timeZone} />}
                {extension && (
                  <span className="block text-xs text-accent">
                    extended: {extension.reason}
                    {extension.attempts > 0 && `, ${extension.attempts} tries on top`}
                  </span>
                )}
              </span>
              <span className="min-w-20 text-right" aria-hidden="true">
                <ResultMark shown={shown} />
              </span>
              {extend && (
                <Button
                  look="quiet"
                  aria-label={`Extend ${title}`}
                  onClick={() =>
                    setAsked({
                      assignmentId: id,
                      title,
                      userId: learner.userId,
                      name: learner.name,
                      due: localIn(
                        timeZone,
                        Math.max(due === null ? now : Date.parse(due), now) + WEEK_MS,
                      ),
                      zone: timeZone,
                      there: extension !== undefined,
                    })
                  }
                >
                  Extend
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {asked && extend && (
        <ExtensionDialog of={asked} extend={extend} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
