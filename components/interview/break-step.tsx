'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import type { RoundView } from '@/core/interview/round-view';
import { readNumber } from './form-steps';
import type { Send } from './use-round';

type Question = NonNullable<RoundView['breaks']>[number];

/** A question about what breaks; each tick is said at once, so that nothing waits for a button. */
function BreakQuestion({ asked, send }: { asked: Question; send: Send }) {
  const { id, question, promises, expected } = asked;
  const [chosen, setChosen] = useState<readonly string[]>(expected ?? []);
  const [isKept, setKept] = useState(expected !== null);
  const say = async (named: readonly string[]) => {
    setChosen(named);
    setKept(false);
    setKept(await send({ do: 'expect', question: id, promises: [...named] }));
  };
  const toggle = (promise: string) =>
    void say(
      chosen.includes(promise) ? chosen.filter((other) => other !== promise) : [...chosen, promise],
    );
  const noted =
    chosen.length === 0
      ? 'none breaks'
      : chosen.length === 1
        ? '1 breaks'
        : `${chosen.length} break`;
  return (
    <fieldset className="rounded-sheet border border-line bg-sheet p-4">
      <legend className="px-1 text-sm font-medium">{question}</legend>
      <div className="grid gap-1 md:grid-cols-2">
        {promises.map((promise) => (
          <label
            key={promise.id}
            className="flex min-h-9 items-center gap-3 text-sm max-md:min-h-11"
          >
            <input
              type="checkbox"
              checked={chosen.includes(promise.id)}
              onChange={() => toggle(promise.id)}
            />
            {promise.promise}
          </label>
        ))}
      </div>
      <div className="mt-3 flex min-h-9 items-center gap-3 max-md:min-h-11">
        {chosen.length === 0 && (
          <Button className="max-md:min-h-11" onClick={() => void say([])}>
            Say that none breaks
          </Button>
        )}
        <span className="text-sm text-ink-soft" aria-live="polite">
          {isKept ? `Noted: ${noted}.` : ''}
        </span>
      </div>
    </fieldset>
  );
}

/** A figure at twice the load, kept as soon as the field is left. */
function FigureQuestion({
  asked: { promise, unit, said },
  send,
}: {
  asked: NonNullable<RoundView['figure']>;
  send: Send;
}) {
  return (
    <fieldset className="rounded-sheet border border-line bg-sheet p-4">
      <legend className="px-1 text-sm font-medium">
        Twice the load arrives. What does this figure come to?
      </legend>
      <div className="max-w-xl">
        <TextField
          name="figure"
          label={promise}
          help={`in ${unit}; what counts is to be within a factor of two`}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={said ?? ''}
          onBlur={(event) => {
            const value = readNumber(event.target.value);
            if (value !== said) void send({ do: 'figure', value });
          }}
        />
      </div>
    </fieldset>
  );
}

/** What breaks at twice the load, on the bad day, and in two worsened versions of the own drawing. */
export function BreakStep({ view, send }: { view: RoundView; send: Send }) {
  if (view.breaks === null || view.breaks.length === 0) {
    return (
      <p className="text-sm text-ink-soft">Nothing was drawn, so there is nothing to break.</p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {view.breaks.map((asked) => (
        <BreakQuestion key={asked.id} asked={asked} send={send} />
      ))}
      {view.figure && <FigureQuestion asked={view.figure} send={send} />}
    </div>
  );
}
