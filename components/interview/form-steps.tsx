'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/field';
import type { FormQuestion, RoundView } from '@/core/interview/round-view';
import type { Send } from './use-round';

/** A number as somebody types it: `1,111`, `13.9`, `7e5`; null for what is none. */
export function readNumber(text: string): number | null {
  const plain = text.replaceAll(/[\s,_]/g, '');
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) && value >= 0 && value <= 1e12 ? value : null;
}

/** The numbers to work out, kept as soon as a field is left. */
export function EstimateStep({ view, send }: { view: RoundView; send: Send }) {
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <p className="text-sm text-ink-soft">
        Round as you like: what counts is to be within a factor of two.
      </p>
      {view.estimates?.map(({ id, question, unit, value }) => (
        <TextField
          key={id}
          name={`estimate-${id}`}
          label={question}
          help={`in ${unit}`}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={value ?? ''}
          onBlur={(event) => {
            const said = readNumber(event.target.value);
            if (said !== value) void send({ do: 'estimate', id, value: said });
          }}
        />
      ))}
    </div>
  );
}

/** Questions with options, one to choose of each. */
export function ChoiceStep({
  form,
  questions,
  send,
}: {
  form: 'interface' | 'data';
  questions: readonly FormQuestion[];
  send: Send;
}) {
  // What was pressed shows at once; the server's word comes a moment later.
  const [said, setSaid] = useState<Record<string, string>>({});
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      {questions.map(({ id, question, options, answer }) => (
        <fieldset key={id}>
          <legend className="mb-2 text-sm font-medium">{question}</legend>
          <div className="flex flex-col gap-1">
            {options.map((option) => (
              <label
                key={option.id}
                className="flex min-h-9 items-center gap-3 rounded border border-line bg-sheet px-3 py-1.5 text-sm has-checked:border-accent max-md:min-h-11"
              >
                <input
                  type="radio"
                  name={`${form}-${id}`}
                  checked={(said[id] ?? answer) === option.id}
                  onChange={() => {
                    setSaid((now) => ({ ...now, [id]: option.id }));
                    void send({ do: 'answer', form, id, option: option.id });
                  }}
                />
                {option.text}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
