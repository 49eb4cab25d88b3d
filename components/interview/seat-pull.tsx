'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { InterviewerSheet } from '@/core/interview/partner-view';
import { placeOf } from '@/core/interview/steps';
import type { SeatSend, SeatView } from './use-seat';

function Choice({
  legend,
  name,
  entries,
  pulled,
  blocked,
  word,
  pull,
}: {
  legend: string;
  name: string;
  entries: readonly { id: string; text: string }[];
  pulled: string | null;
  /** Why nothing can be pulled; null when something can. */
  blocked: string | null;
  word: string;
  pull: (id: string) => void;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const done = entries.find(({ id }) => id === pulled);
  return (
    <fieldset className="rounded-sheet border border-line bg-sheet p-4 text-sm">
      <legend className="px-1 font-medium">{legend}</legend>
      {done ? (
        <p>Pulled: {done.text}</p>
      ) : (
        <>
          {entries.map(({ id, text }) => (
            <label key={id} className="flex min-h-9 items-center gap-3 py-1 max-md:min-h-11">
              <input
                type="radio"
                name={name}
                checked={chosen === id}
                onChange={() => setChosen(id)}
              />
              {text}
            </label>
          ))}
          <div className="mt-2 flex flex-wrap items-center gap-3">
            <Button
              className="max-md:min-h-11"
              disabled={chosen === null || blocked !== null}
              onClick={() => chosen !== null && pull(chosen)}
            >
              {word}
            </Button>
            {blocked && <span className="text-ink-soft">{blocked}</span>}
          </div>
        </>
      )}
    </fieldset>
  );
}

/** The change of requirements and the fault that an interviewer may pull, each once. */
export function SeatPull({
  sheet,
  view,
  send,
}: {
  sheet: InterviewerSheet;
  view: SeatView;
  send: SeatSend;
}) {
  const isBefore = placeOf(view.step) < placeOf('draw');
  const isAfter = placeOf(view.step) > placeOf('breaks') || view.finished;
  return (
    <section aria-label="What you bring" className="flex flex-col gap-4">
      <Choice
        legend="The change of requirements"
        name="twist"
        entries={sheet.twists.map(({ id, says }) => ({ id, text: says }))}
        pulled={view.twist}
        blocked={isBefore ? 'Once they draw.' : view.step === 'draw' ? null : 'Too late.'}
        word="Bring it now"
        pull={(twist) => void send({ do: 'twist', twist })}
      />
      {sheet.faults.length > 0 && (
        <Choice
          legend="The fault that is asked about"
          name="fault"
          entries={sheet.faults.map(({ id, title }) => ({ id, text: title }))}
          pulled={view.fault}
          blocked={isAfter ? 'Too late.' : null}
          word="Ask about it"
          pull={(fault) => void send({ do: 'fault', fault })}
        />
      )}
    </section>
  );
}
