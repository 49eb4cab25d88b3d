'use client';

import { useMemo } from 'react';
import { SelectField } from '@/components/ui/select-field';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { OfferedReason } from '@/core/explanations/explanation';
import { reasonQuestions } from '@/core/interview/reasons';
import type { RoundCommand } from '@/core/interview/round-state';
import type { Send } from './use-round';

const NONE = { value: '', label: 'Choose …' };

type Said = Extract<RoundCommand, { do: 'reason' }>;

/** Why the drawing is as it is: a reason for each decision that it shows, as soon as it shows it. */
export function ReasonsOfDrawing({
  mission,
  drawing,
  given,
  send,
}: {
  mission: Mission;
  drawing: Diagram;
  /** Reasons that were given, by the id of the decision. */
  given: Readonly<Record<string, string>>;
  send: Send;
}) {
  const questions = useMemo(() => reasonQuestions(mission, drawing), [mission, drawing]);
  const open = questions.filter(({ decision }) => given[decision.id] === undefined).length;
  const say = (decision: string, value: string, offered: readonly OfferedReason[]) => {
    const reason: Said['reason'] = offered.find(({ id }) => id === value)?.id ?? null;
    void send({ do: 'reason', decision, reason });
  };
  return (
    <section aria-labelledby="reasons">
      <h3 id="reasons" className="font-semibold">
        Why is it so?
      </h3>
      <p className="mt-1 max-w-[68ch] text-sm text-ink-soft" aria-live="polite">
        {questions.length === 0
          ? 'Decisions that your drawing shows appear here, each to be given its reason.'
          : `Give the best reason for each decision; ${open === 0 ? 'none is' : open === 1 ? 'one is' : `${open} are`} open. After the round each is tried: your drawing runs without it.`}
      </p>
      <ul className="mt-3 grid gap-4 md:grid-cols-2">
        {questions.map(({ decision, offered }) => (
          <li key={decision.id} className="min-w-0">
            <SelectField
              name={`reason-${decision.id}`}
              label={decision.text}
              value={given[decision.id] ?? ''}
              onChange={(event) => say(decision.id, event.target.value, offered)}
              options={[NONE, ...offered.map(({ id, label }) => ({ value: id, label }))]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
