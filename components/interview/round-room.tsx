'use client';

import dynamic from 'next/dynamic';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { RoundView } from '@/core/interview/round-view';
import type { Flush } from './board';
import { BreakStep } from './break-step';
import { ClarifyStep } from './clarify-step';
import { ChoiceStep, EstimateStep } from './form-steps';
import { InterviewerSeat, type SeatActions } from './interviewer-seat';
import { KnownSoFar } from './known-so-far';
import { RoundClock } from './round-clock';
import { TradeStep } from './trade-step';
import { type RoundAction, type Send, useRound } from './use-round';

const Board = dynamic(() => import('./board').then((m) => m.Board), {
  ssr: false,
  loading: () => <p className="text-sm text-ink-soft">Fetching the canvas …</p>,
});

const TASKS: Record<RoundView['step'], string> = {
  clarify: 'Ask before you draw. Each answer is a fact; what you do not ask you do not know.',
  estimate: 'Work the numbers out in your head, aloud.',
  interface: 'By which calls is it used, and what do they answer?',
  data: 'What is kept, and by what is it found again?',
  draw: 'Draw it, run it, and say below why it is as it is. What is on the canvas when you go on is graded.',
  change: 'The requirements have changed. Change the drawing where you must, and nowhere else.',
  breaks: 'Say what breaks before you see it.',
  defend: 'Name what you gave up, for what, and with which number.',
};

/** A round under way: its clock, the task of its step, and everything that is known so far. */
export function RoundRoom({
  id,
  slug,
  first,
  act,
  seatActions,
}: {
  id: string;
  slug: string;
  first: RoundView;
  act: RoundAction;
  /** Null where nobody may be invited. */
  seatActions: SeatActions | null;
}) {
  const { view, send, error } = useRound(id, first, act);
  const flush = useRef<Flush | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isEnding, setEnding] = useState(false);
  // Not whenever something is sent: what a field says on being left must not swallow the press that left it.
  const [isLeaving, setLeaving] = useState(false);
  const { step, clock, steps } = view;
  const isLast = steps.at(-1)?.id === step;
  const goOn = async (command: Parameters<Send>[0]) => {
    setLeaving(true);
    try {
      // The drawing at the bell is the one on the canvas, not the one a second before.
      if (flush.current && !(await flush.current())) return;
      if (await send(command)) heading.current?.focus();
      setEnding(false);
    } finally {
      setLeaving(false);
    }
  };
  const onCalled = useEffectEvent(() => void goOn({ do: 'next', from: 'draw' }));
  const mustGoOn = view.isCalled && clock.isGoing;
  useEffect(() => {
    // The canvas is sent before, so that nothing of it is lost.
    if (mustGoOn) onCalled();
  }, [mustGoOn]);
  const isDrawing = view.canvas !== null;
  return (
    <div
      data-step={step}
      className={`mx-auto flex w-full flex-col gap-4 px-4 sm:px-6 ${isDrawing ? 'py-4' : 'max-w-6xl py-8'}`}
    >
      <header className="flex flex-col gap-2 border-b border-line pb-3">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h1 className="text-xl font-semibold">Interview</h1>
          <p className="text-ink-soft">{view.prompt}</p>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <RoundClock view={view} />
          <div className="flex flex-wrap items-center gap-2">
            <Button
              className="max-md:min-h-11"
              onClick={() => void send({ do: clock.isGoing ? 'pause' : 'resume' })}
            >
              {clock.isGoing ? 'Pause' : 'Go on'}
            </Button>
            {clock.isGoing && (
              <Button
                look="primary"
                className="max-md:min-h-11"
                disabled={isLeaving}
                onClick={() => void goOn({ do: 'next', from: step })}
              >
                {isLast ? 'Finish the round' : 'Next step'}
              </Button>
            )}
            {!isLast && !isEnding && (
              <Button look="quiet" className="max-md:min-h-11" onClick={() => setEnding(true)}>
                End the round here
              </Button>
            )}
            {isEnding && (
              <>
                <span className="text-sm">The steps to come count as missing.</span>
                <Button
                  look="danger"
                  className="max-md:min-h-11"
                  onClick={() => void goOn({ do: 'finish' })}
                >
                  End it
                </Button>
                <Button className="max-md:min-h-11" onClick={() => setEnding(false)}>
                  Go on with it
                </Button>
              </>
            )}
          </div>
        </div>
      </header>
      {error && <Notice kind="trouble">{error}</Notice>}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div>
          <h2 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
            {steps.find(({ id: other }) => other === step)?.title}
          </h2>
          <p className="max-w-[68ch] text-ink-soft">{TASKS[step]}</p>
        </div>
        {seatActions && (
          <InterviewerSeat
            id={id}
            seat={view.seat}
            actions={seatActions}
            isBrief={isDrawing}
            look={() => void send({ do: 'look' })}
          />
        )}
      </div>
      {step === 'change' && view.change && <Notice kind="info">{view.change}</Notice>}
      {clock.isGoing ? (
        <div key={step} className="flex flex-col gap-6">
          {step === 'clarify' && <ClarifyStep view={view} send={send} />}
          {step === 'estimate' && <EstimateStep view={view} send={send} />}
          {step === 'interface' && view.interface && (
            <ChoiceStep form="interface" questions={view.interface} send={send} />
          )}
          {step === 'data' && view.data && (
            <ChoiceStep form="data" questions={view.data} send={send} />
          )}
          {view.canvas && (
            <Board
              key={step}
              slug={slug}
              canvas={view.canvas}
              send={send}
              flush={flush}
              isWatched={view.seat?.name != null}
              reasons={view.reasons}
            >
              <KnownSoFar view={view} />
            </Board>
          )}
          {step === 'breaks' && <BreakStep view={view} send={send} />}
          {step === 'defend' && <TradeStep view={view} send={send} />}
          {step !== 'clarify' && !isDrawing && <KnownSoFar view={view} />}
        </div>
      ) : (
        <Notice kind="info">The round is paused and its clock stands still.</Notice>
      )}
    </div>
  );
}
