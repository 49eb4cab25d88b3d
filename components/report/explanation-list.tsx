'use client';

import { Check, CircleHelp, Hourglass, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Support } from '@/core/explanations/experiment';
import type { Explained } from '@/core/explanations/explanation';
import { setText } from '@/core/shared/set-text';
import { type Trials, useTrials } from './use-trials';

const SIGNS = {
  shown: { icon: Check, words: 'the trial supports it', ink: 'text-good' },
  'not-shown': { icon: X, words: 'the trial does not support it', ink: 'text-trouble' },
  'not-tested': { icon: CircleHelp, words: 'no trial can tell', ink: 'text-ink-faint' },
} as const satisfies Record<Support, unknown>;

/** The picked reasons of one decision, each beside what its trial shows. */
export function TriedReasons({
  explained: { decision, reasons },
  trials: { phase, verdictOf },
}: {
  explained: Explained;
  trials: Pick<Trials, 'phase' | 'verdictOf'>;
}) {
  return (
    <ul className="mt-2 flex flex-col gap-2">
      {reasons.map(({ id, label }) => {
        const verdict = verdictOf(decision.id, id);
        const {
          icon: Icon,
          words,
          ink,
        } = verdict
          ? SIGNS[verdict.support]
          : {
              icon: Hourglass,
              words: phase === 'running' ? 'being tried' : 'not tried yet',
              ink: 'text-ink-faint',
            };
        return (
          <li key={id} className="flex gap-2 text-sm">
            <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${ink}`} />
            <span className="min-w-0">
              {label}
              <span className={ink}> – {words}.</span>
              {verdict && (
                <span className="num block text-ink-soft">{setText(verdict.message)}</span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Why a design was built as it is, decision by decision; each reason can be tried by undoing what it speaks for. Nothing where nobody said
 * why.
 */
export function ExplanationList({
  mission,
  missionSlug,
  diagram,
  explained,
}: {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  explained: Explained[];
}) {
  const trials = useTrials();
  const { phase, problem, start, stop } = trials;
  if (explained.length === 0) return null;
  return (
    <section aria-label="Reasons" className="mt-10">
      <h2 className="mb-3 text-xl font-semibold">Why it was built this way</h2>
      <div className="mb-3 flex flex-wrap items-center gap-4">
        <Button
          look="plain"
          onClick={() =>
            phase === 'running' ? stop() : start({ mission, missionSlug, diagram }, explained)
          }
        >
          {phase === 'running' ? 'Stop' : 'Try these reasons'}
        </Button>
        <p className="text-sm text-ink-soft" aria-live="polite">
          {phase === 'running'
            ? 'Each decision is undone in turn, and the design is run without it.'
            : phase === 'done'
              ? 'Every reason stands beside what its trial showed.'
              : 'A reason holds when undoing the decision breaks a promise that the design keeps.'}
        </p>
      </div>
      {problem !== null && <Notice kind="trouble">{problem}</Notice>}
      <ul className="grid gap-3 lg:grid-cols-2">
        {explained.map((entry) => (
          <li key={entry.decision.id} className="rounded-sheet border border-line bg-sheet p-4">
            <p className="font-medium">{entry.decision.text}</p>
            <TriedReasons explained={entry} trials={trials} />
            {entry.note !== '' && (
              <p className="mt-2 border-l-2 border-line-strong pl-3 text-sm break-words whitespace-pre-wrap text-ink-soft">
                {entry.note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
