'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { TermsInput } from '@/core/classes/assignment-input';
import type { ActivityKind } from '@/core/classes/terms';
import type { ActionResult } from '@/core/shared/action-result';
import { readTerms, TermsFields, usualTerms } from './terms-fields';

type Result<T = unknown> = Promise<ActionResult<T>>;
const UNREACHABLE = 'The server could not be reached. Nothing was changed.';

const GROUPS = [
  { kind: 'mission', label: 'Missions' },
  { kind: 'quiz', label: 'Quizzes' },
  { kind: 'lesson', label: 'Lessons' },
  { kind: 'round', label: 'Interview rounds' },
] as const;

/** Sets lessons, quizzes, missions and interview rounds to a class, several at once on the same terms. */
export function NewAssignments({
  cohort,
  activities,
  set,
}: {
  cohort: { id: string; timeZone: string };
  /** What is not set yet. */
  activities: { kind: ActivityKind; slug: string; title: string }[];
  set: (input: {
    cohortId: string;
    activities: { kind: ActivityKind; slug: string }[];
    terms: TermsInput;
  }) => Result<{ ids: string[] }>;
}) {
  const router = useRouter();
  const [done, setDone] = useState(0);
  const { ask, busy, error } = useAsk(UNREACHABLE);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const chosen = activities.filter(({ kind, slug }) => form.has(`${kind} ${slug}`));
    setDone(0);
    void ask(
      () =>
        set({
          cohortId: cohort.id,
          activities: chosen.map(({ kind, slug }) => ({ kind, slug })),
          terms: readTerms(form, cohort.timeZone),
        }),
      ({ ids }) => {
        setDone(ids.length);
        element.reset();
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex max-w-3xl flex-col gap-4">
      {done > 0 && (
        <Notice kind="good">
          {done === 1 ? 'Set to the class.' : `${done} set to the class.`}
        </Notice>
      )}
      {error && (
        <Notice kind="trouble">
          {error.message}
          {error.problems?.some(({ path }) => path === 'activities') && ' Choose what to set.'}
        </Notice>
      )}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {GROUPS.map(({ kind, label }) => (
          <fieldset key={kind} className="min-w-0">
            <legend className="text-sm font-medium">{label}</legend>
            <ul className="mt-1 text-sm">
              {activities
                .filter((one) => one.kind === kind)
                .map(({ slug, title }) => (
                  <li key={slug}>
                    <label className="flex items-start gap-2 py-1">
                      <input type="checkbox" name={`${kind} ${slug}`} className="mt-1 shrink-0" />
                      {title}
                    </label>
                  </li>
                ))}
              {activities.every((one) => one.kind !== kind) && (
                <li className="py-1 text-ink-faint">All are set.</li>
              )}
            </ul>
          </fieldset>
        ))}
      </div>
      <TermsFields terms={usualTerms(cohort.timeZone)} problems={error?.problems ?? []} />
      <SubmitButton look="primary" disabled={busy} className="self-start">
        Set to the class
      </SubmitButton>
    </form>
  );
}

/** Changes the terms of one assignment, or takes it away. */
export function ChangeAssignment({
  assignment,
  back,
  change,
  remove,
}: {
  assignment: { id: string; title: string; terms: TermsInput };
  /** The page to go to when it is gone. */
  back: string;
  change: (input: { assignmentId: string; terms: TermsInput }) => Result;
  remove: (assignmentId: string) => Result;
}) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const [sure, setSure] = useState(false);
  const { ask, busy, error } = useAsk(UNREACHABLE);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const terms = readTerms(new FormData(event.currentTarget), assignment.terms.zone);
    setSaved(false);
    void ask(
      () => change({ assignmentId: assignment.id, terms }),
      () => {
        setSaved(true);
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex max-w-3xl flex-col gap-4">
      {saved && <Notice kind="good">Saved. Every result follows the new terms.</Notice>}
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {/* Afresh when they changed; what was said about saving them stays. */}
      <TermsFields
        key={JSON.stringify(assignment.terms)}
        terms={assignment.terms}
        problems={error?.problems ?? []}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton look="primary" disabled={busy}>
          Save
        </SubmitButton>
        {sure ? (
          <>
            <Button
              look="danger"
              disabled={busy}
              onClick={() =>
                void ask(
                  () => remove(assignment.id),
                  () => router.push(back),
                )
              }
            >
              Remove with all its results
            </Button>
            <Button onClick={() => setSure(false)}>Keep it</Button>
          </>
        ) : (
          <Button onClick={() => setSure(true)}>Remove …</Button>
        )}
      </div>
    </form>
  );
}
