'use client';

import { Play } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Prediction } from '@/core/contracts/prediction-schema';
import type { Quantity } from '@/core/missions/predictions';
import { formatNumber } from '@/core/shared/format-number';

interface Question {
  quantity: Quantity;
  label: string;
  help: string;
  /** From what is typed to what is kept. */
  factor: number;
}

const QUESTIONS: readonly Question[] = [
  { quantity: 'answerMs', label: 'The answer takes', help: 'ms (p99)', factor: 1 },
  { quantity: 'drainMs', label: 'The last item arrives after', help: 'seconds', factor: 1000 },
  { quantity: 'peakDepth', label: 'Most messages in one queue', help: 'messages', factor: 1 },
  { quantity: 'duplicates', label: 'Items that arrive twice', help: 'items', factor: 1 },
];

/** Largest answer that is kept, in the unit it is kept in. */
const MOST = 1e9;

function read(form: FormData): Prediction | Quantity {
  const prediction: Prediction = {
    answerMs: null,
    drainMs: null,
    peakDepth: null,
    duplicates: null,
  };
  for (const { quantity, factor } of QUESTIONS) {
    const text = String(form.get(quantity) ?? '')
      .trim()
      .replaceAll(',', '');
    if (text === '') continue;
    const value = Number(text) * factor;
    if (!Number.isFinite(value) || value < 0 || value > MOST) return quantity;
    prediction[quantity] = value;
  }
  return prediction;
}

/** Asks what the learner expects before the first run of a scenario. Every question may stay open; all may be skipped. */
export function PredictionForm({
  title,
  onPredict,
  onSkip,
}: {
  title: string;
  onPredict: (prediction: Prediction) => void;
  onSkip: () => void;
}) {
  const [wrong, setWrong] = useState<Quantity | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // The form appears in the dock, where a shortcut may have asked for it.
  useEffect(() => heading.current?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const result = read(new FormData(event.currentTarget));
    if (typeof result === 'string') {
      setWrong(result);
      event.currentTarget.querySelector<HTMLInputElement>(`[name="${result}"]`)?.focus();
      return;
    }
    onPredict(result);
  };
  return (
    <form
      onSubmit={submit}
      className="flex h-full flex-col gap-2 overflow-y-auto p-3 max-md:h-auto max-md:p-0"
      aria-label="Predict first"
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 ref={heading} tabIndex={-1} className="text-sm font-semibold outline-none">
          Predict first: {title}
        </h2>
        <p className="text-xs text-ink-soft">
          What surprises you is what you learn. Leave blank what you cannot guess.
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {QUESTIONS.map(({ quantity, label, help, factor }) => (
          <div key={quantity} className="w-48 max-md:w-full">
            <TextField
              label={label}
              name={quantity}
              help={help}
              inputMode="decimal"
              autoComplete="off"
              {...(wrong === quantity
                ? { error: `A number from 0 to ${formatNumber(MOST / factor)} is needed here.` }
                : {})}
            />
          </div>
        ))}
        <div className="flex flex-wrap gap-2 md:mt-7">
          <SubmitButton look="primary">
            <Play size={14} aria-hidden="true" /> Predict and run
          </SubmitButton>
          <Button look="quiet" onClick={onSkip}>
            Skip, just run
          </Button>
        </div>
      </div>
    </form>
  );
}
