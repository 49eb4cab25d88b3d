'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DrawnFigure } from '@/components/drawing/drawn-figure';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { useAsk } from '@/components/ui/use-ask';
import type { InterviewerSheet } from '@/core/interview/partner-view';
import { STEPS } from '@/core/interview/steps';
import type { ActionResult } from '@/core/shared/action-result';
import { RoundClock } from './round-clock';
import { SeatHeard, SeatNotes } from './seat-notes';
import { SeatPull } from './seat-pull';
import { SeatSheet } from './seat-sheet';
import { type SeatAction, type SeatView, useSeat } from './use-seat';

interface Actions {
  act: SeatAction;
  leave: (round: string) => Promise<ActionResult<unknown>>;
  swap: (input: { round: string; mission: string }) => Promise<ActionResult<string>>;
}

/** Takes the other side of the table, over another mission. */
function Swap({
  id,
  candidate,
  others,
  swap,
}: {
  id: string;
  candidate: string;
  others: readonly { slug: string; title: string }[];
  swap: Actions['swap'];
}) {
  const router = useRouter();
  const [mission, setMission] = useState(others[0]?.slug ?? '');
  const { ask, busy, error } = useAsk('The server could not be reached. Try again.');
  return (
    <Notice kind="info">
      <p className="font-medium">This round is over. Write your notes up, or swap roles.</p>
      <p className="mt-1">
        {candidate} finds the seat in your round under “The interview”. The answers of this mission
        you know, so take another one.
      </p>
      {error && <p className="mt-2 text-trouble">{error.message}</p>}
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <SelectField
          name="mission"
          label="Mission of your round"
          value={mission}
          onChange={(event) => setMission(event.target.value)}
          options={others.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        <Button
          className="min-h-11"
          disabled={busy || mission === ''}
          onClick={() =>
            void ask(
              () => swap({ round: id, mission }),
              (round) => router.push(`/interview/${round}`),
            )
          }
        >
          Swap roles
        </Button>
      </div>
    </Notice>
  );
}

/** The desk of an interviewer during a round and after it. */
export function SeatRoom({
  id,
  candidate,
  sheet,
  first,
  others,
  actions,
}: {
  id: string;
  candidate: string;
  sheet: InterviewerSheet;
  first: SeatView;
  others: readonly { slug: string; title: string }[];
  actions: Actions;
}) {
  const router = useRouter();
  const { view, send, error, isLost } = useSeat(id, first, actions.act);
  const leaving = useAsk('The server could not be reached. Try again.');
  const title = STEPS.find((step) => step.id === view.step)?.title;
  return (
    <div className="flex flex-col gap-6" data-revision={view.revision}>
      <div className="flex flex-col gap-3 border-b border-line pb-4">
        <RoundClock view={view} />
        <div className="flex flex-wrap items-center gap-3 text-sm">
          <span aria-live="polite">
            {view.finished
              ? 'The round is over.'
              : view.clock.isGoing
                ? `${candidate} is at “${title}”.`
                : 'The round is paused.'}
          </span>
          <Button
            look="quiet"
            className="max-md:min-h-11"
            disabled={leaving.busy}
            onClick={() =>
              void leaving.ask(
                () => actions.leave(id),
                () => router.push('/interview'),
              )
            }
          >
            Leave the seat
          </Button>
        </div>
      </div>
      {isLost && (
        <Notice kind="trouble">
          <p>The board does not follow any more: your seat has ended, or the server is away.</p>
          <Link href="/interview" className={buttonClass('plain', 'mt-2')}>
            To the interviews
          </Link>
        </Notice>
      )}
      {(error ?? leaving.error) && (
        <Notice kind="trouble">{error ?? leaving.error?.message}</Notice>
      )}
      {view.finished && others.length > 0 && (
        <Swap id={id} candidate={candidate} others={others} swap={actions.swap} />
      )}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="board">
            <h2 id="board" className="mb-2 text-lg font-semibold">
              The board
            </h2>
            {view.board ? (
              <DrawnFigure
                diagram={view.board}
                title="The board as it is drawn"
                className="max-h-[70vh] overflow-auto"
              />
            ) : (
              <p className="text-sm text-ink-soft">Nothing is drawn yet.</p>
            )}
          </section>
          <SeatSheet sheet={sheet} view={view} send={send} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <SeatHeard view={view} send={send} />
          <SeatNotes view={view} send={send} />
          <SeatPull sheet={sheet} view={view} send={send} />
        </div>
      </div>
    </div>
  );
}
