'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { SPOKEN } from '@/core/interview/spoken';
import { STEPS } from '@/core/interview/steps';
import { clockWords } from './round-words';
import type { SeatSend, SeatView } from './use-seat';

/** What to listen for in this step, to tick when it was heard. */
export function SeatHeard({ view, send }: { view: SeatView; send: SeatSend }) {
  const heard = new Set(view.book.heard.map(({ point }) => point));
  // What was pressed shows at once; the server's word comes a moment later.
  const [pressed, setPressed] = useState<Record<string, boolean>>({});
  const hear = async (point: string, isHeard: boolean) => {
    setPressed((now) => ({ ...now, [point]: isHeard }));
    if (await send({ do: 'hear', point, heard: isHeard })) return;
    setPressed((now) => ({ ...now, [point]: !isHeard }));
  };
  const here = SPOKEN.filter(({ step }) => view.finished || step === view.step);
  return (
    <fieldset className="rounded-sheet border border-line bg-sheet p-4 text-sm">
      <legend className="px-1 font-medium">What you hear</legend>
      {here.map(({ id, says }) => (
        <label key={id} className="flex min-h-9 items-center gap-3 max-md:min-h-11">
          <input
            type="checkbox"
            checked={pressed[id] ?? heard.has(id)}
            onChange={(event) => void hear(id, event.target.checked)}
          />
          {says}
        </label>
      ))}
    </fieldset>
  );
}

/** Notes with the time of the round at which they were written. */
export function SeatNotes({ view, send }: { view: SeatView; send: SeatSend }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  // A note that is sent again after a lost answer is the same note.
  const draft = useRef<{ id: string; text: string } | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '' || busy) return;
    if (draft.current?.text !== said) draft.current = { id: crypto.randomUUID(), text: said };
    setBusy(true);
    if (await send({ do: 'note', ...draft.current })) {
      draft.current = null;
      setText('');
    }
    setBusy(false);
  };
  const titleOf = (step: string) => STEPS.find(({ id }) => id === step)?.title;
  return (
    <section aria-labelledby="notes" className="text-sm">
      <h2 id="notes" className="mb-2 text-lg font-semibold">
        Notes for the report
      </h2>
      <form onSubmit={submit} className="flex flex-col gap-2">
        <TextField
          name="note"
          label="Note"
          maxLength={500}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <SubmitButton className="max-md:min-h-11" disabled={text.trim() === '' || busy}>
            Note it
          </SubmitButton>
        </div>
      </form>
      <ul className="mt-3 flex flex-col divide-y divide-line">
        {view.book.notes.toReversed().map(({ id, step, at, text: said }) => (
          <li key={id} className="flex items-start justify-between gap-3 py-2">
            <p className="min-w-0 break-words">
              <span className="num text-ink-faint">
                {clockWords(at)} · {titleOf(step)}
              </span>{' '}
              {said}
            </p>
            <Button
              look="quiet"
              className="max-md:min-h-11"
              aria-label={`Strike out: ${said}`}
              onClick={() => void send({ do: 'strike', id })}
            >
              Strike out
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
