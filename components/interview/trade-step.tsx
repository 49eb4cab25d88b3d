'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/field';
import { SelectField } from '@/components/ui/select-field';
import { MOST_TRADES } from '@/core/interview/round-state';
import type { RoundView } from '@/core/interview/round-view';
import { readNumber } from './form-steps';
import type { Send } from './use-round';

type Trades = NonNullable<RoundView['trades']>;

const NONE = { value: '', label: 'Choose …' };

/** A trade-off, said as soon as it names what was paid and for what, and again whenever a field of it is left. */
function TradeForm({ place, trades, send }: { place: number; trades: Trades; send: Send }) {
  const named = trades.named[place];
  const [said, setSaid] = useState({
    without: named?.without ?? '',
    buys: named?.buys ?? '',
    figure: named?.figure?.toString() ?? '',
    words: named?.words ?? '',
  });
  const [isKept, setKept] = useState(named !== undefined);
  const say = async (next: typeof said) => {
    const { without, buys, figure, words } = next;
    if (without === '' || buys === '') return;
    const trade = { without, buys, figure: readNumber(figure), words: words.trim() };
    setKept(await send({ do: 'trade', place, trade }));
  };
  type Changed = { target: { value: string } };
  const change = (part: keyof typeof said, value: string) => {
    setKept(false);
    const next = { ...said, [part]: value };
    setSaid(next);
    return next;
  };
  const choose = (part: 'without' | 'buys') => (event: Changed) =>
    void say(change(part, event.target.value));
  const write = (part: 'figure' | 'words') => ({
    value: said[part],
    onChange: (event: Changed) => void change(part, event.target.value),
    onBlur: () => {
      if (!isKept) void say(said);
    },
  });
  return (
    <fieldset className="flex flex-col gap-4 rounded-sheet border border-line bg-sheet p-4">
      <legend className="px-1 text-sm font-medium">Trade-off {place + 1}</legend>
      <SelectField
        name={`without-${place}`}
        label="What you paid for. Suppose you had not:"
        value={said.without}
        onChange={choose('without')}
        options={[
          NONE,
          ...trades.without.map(({ key, change }) => ({ value: key, label: change })),
        ]}
      />
      <SelectField
        name={`buys-${place}`}
        label="The promise that would be broken then:"
        value={said.buys}
        onChange={choose('buys')}
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
        {...write('figure')}
      />
      <TextField
        name={`words-${place}`}
        label="In your words: I gave up … for …"
        help="For yourself; it is not judged."
        maxLength={300}
        {...write('words')}
      />
      <p className="min-h-5 text-sm text-ink-soft" aria-live="polite">
        {isKept ? 'Noted.' : ''}
      </p>
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
