'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Scope = { assignmentId: string } | { mission: string };

/** What can be done about grading anew. */
export interface RegradeActions {
  start: (scope: Scope) => Promise<ActionResult<unknown>>;
  cancel: (id: string) => Promise<ActionResult<unknown>>;
  apply: (input: { id: string; neverLower: boolean }) => Promise<ActionResult<unknown>>;
  undo: (id: string) => Promise<ActionResult<unknown>>;
}

const UNREACHABLE = 'The server could not be reached. Nothing was changed.';

function useCall() {
  const router = useRouter();
  const { ask, busy, error } = useAsk(UNREACHABLE);
  const call = (run: () => Promise<ActionResult<unknown>>) => void ask(run, () => router.refresh());
  return { call, busy, trouble: error && <Notice kind="trouble">{error.message}</Notice> };
}

/** One button that does one thing, and says why when it was refused. */
function RegradeButton({
  what,
  look = 'plain',
  run,
}: {
  what: string;
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  run: () => Promise<ActionResult<unknown>>;
}) {
  const { call, busy, trouble } = useCall();
  return (
    <div className="flex max-w-prose flex-col items-start gap-2">
      {trouble}
      <Button look={look} disabled={busy} onClick={() => call(run)}>
        {what}
      </Button>
    </div>
  );
}

/** Starts a dry run. */
export function StartRegrade({
  scope,
  again,
  start,
}: {
  scope: Scope;
  /** One waits for a decision, and is put aside for it. */
  again: boolean;
  start: RegradeActions['start'];
}) {
  return again ? (
    <RegradeButton what="Start another dry run" run={() => start(scope)} />
  ) : (
    <RegradeButton what="Start a dry run" look="primary" run={() => start(scope)} />
  );
}

/** Stops a dry run, puts one aside, or takes back what was applied. */
export function EndRegrade({
  id,
  what,
  look = 'plain',
  run,
}: {
  id: string;
  what: string;
  look?: 'plain' | 'danger';
  run: (id: string) => Promise<ActionResult<unknown>>;
}) {
  return <RegradeButton what={what} look={look} run={() => run(id)} />;
}

/** Decides about a dry run that is done. */
export function ApplyRegrade({
  id,
  tries,
  falling,
  apply,
}: {
  id: string;
  tries: number;
  falling: number;
  apply: RegradeActions['apply'];
}) {
  const { call, busy, trouble } = useCall();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const neverLower = new FormData(event.currentTarget).get('neverLower') === 'on';
    call(() => apply({ id, neverLower }));
  };
  return (
    <form onSubmit={submit} className="flex max-w-prose flex-col items-start gap-3">
      {trouble}
      {falling > 0 && (
        <label className="flex items-start gap-2 text-sm">
          <input type="checkbox" name="neverLower" defaultChecked className="mt-1" />
          <span>
            Lower no grade
            <span className="block text-ink-soft">
              {falling === 1
                ? 'The one that would fall stays'
                : `The ${falling} that would fall stay`}{' '}
              as {falling === 1 ? 'it is' : 'they are'}.
            </span>
          </span>
        </label>
      )}
      <SubmitButton look="primary" disabled={busy}>
        {tries === 1 ? 'Apply it to 1 try' : `Apply it to ${tries} tries`}
      </SubmitButton>
    </form>
  );
}

const LOOK_MS = 2_000;

/** How far work has come; the page looks again every two seconds until it is over. */
export function RegradeProgress({ what, done, of }: { what: string; done: number; of: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [router]);
  const share = of === 0 ? 0 : Math.round((100 * done) / of);
  return (
    <div className="flex flex-col gap-2">
      <p aria-live="polite" className="text-sm">
        {what}: <span className="num">{done}</span> of <span className="num">{of}</span>
      </p>
      <div
        role="progressbar"
        aria-label={what}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 w-full max-w-sm overflow-hidden rounded-full bg-sunk"
      >
        <div className="h-full bg-accent" style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
