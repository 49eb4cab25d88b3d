'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import { MOST_TRADES } from '@/core/interview/round-state';
import type { RoundView } from '@/core/interview/round-view';
import { readNumber } from './form-steps';
import type { Send } from './use-round';

type Trades = NonNullable<RoundView['trades']>;

const NONE = { value: '', label: 'Choose …' };

function TradeForm({ place, trades, send }: { place: number; trades: Trades; send: Send }) {
  const named = trades.named[place];
  const [without, setWithout] = useState(named?.without ?? '');
  const [buys, setBuys] = useState(named?.buys ?? '');
  const [figure, setFigure] = useState(named?.figure?.toString() ?? '');
  const [words, setWords] = useState(named?.words ?? '');
  const [isKept, setKept] = useState(named !== undefined);
  const changed = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value);
    setKept(false);
  };
  const say = async () => {
    const trade = { without, buys, figure: readNumber(figure), words: words.trim() };
    setKept(await send({ do: 'trade', place, trade }));
  };
  return (
    <fieldset className="flex flex-col gap-4 rounded-sheet border border-line bg-sheet p-4">
      <legend className="px-1 text-sm font-medium">Trade-off {place + 1}</legend>
      <SelectField
        name={`without-${place}`}
        label="What you paid for. Suppose you had not:"
        value={without}
        onChange={changed(setWithout)}
        options={[
          NONE,
          ...trades.without.map(({ key, change }) => ({ value: key, label: change })),
        ]}
      />
      <SelectField
        name={`buys-${place}`}
        label="The promise that would be broken then:"
        value={buys}
        onChange={changed(setBuys)}
        options={[
          NONE,
          ...trades.promises.map(({ id, promise }) => ({ value: id, label: promise })),
        ]}
      />
      <TextField
        name={`figure-${place}`}
        label="Its figure then, if you can say it"
        help="A number in the unit of the promise; times in ms."
        inputMode="decimal"
        autoComplete="off"
        value={figure}
        onChange={changed(setFigure)}
      />
      <TextField
        name={`words-${place}`}
        label="In your words: I gave up … for …"
        help="For yourself; it is not judged."
        maxLength={300}
        value={words}
        onChange={changed(setWords)}
      />
      <div className="flex items-center gap-3">
        <Button
          className="max-md:min-h-11"
          disabled={without === '' || buys === ''}
          onClick={() => void say()}
        >
          Say it
        </Button>
        <span className="text-sm text-ink-soft" aria-live="polite">
          {isKept ? 'Noted.' : ''}
        </span>
      </div>
    </fieldset>
  );
}

/** Three things that the own drawing pays for, and what each buys. */
export function TradeStep({ view, send }: { view: RoundView; send: Send }) {
  const { trades } = view;
  if (trades === null || trades.without.length === 0) {
    return <p className="text-sm text-ink-soft">Nothing was drawn, so nothing was traded.</p>;
  }
  const open = Math.min(MOST_TRADES, trades.named.length + 1);
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      {Array.from({ length: open }, (_, place) => (
        // A trade-off has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: places never change
        <TradeForm key={place} place={place} trades={trades} send={send} />
      ))}
    </div>
  );
}
