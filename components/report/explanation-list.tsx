import { Check, CircleHelp, X } from 'lucide-react';
import type { Judged } from '@/core/explanations/explanation';
import type { Support } from '@/core/explanations/reason-type';

const SIGNS = {
  shown: { icon: Check, words: 'the run bears it out', ink: 'text-good' },
  'not-shown': { icon: X, words: 'the run does not bear it out', ink: 'text-trouble' },
  'not-tested': { icon: CircleHelp, words: 'no run tells', ink: 'text-ink-faint' },
} as const satisfies Record<Support, unknown>;

/** The picked reasons of one decision, each beside what the runs show; and the learner's own sentence. */
export function JudgedReasons({ reasons, note }: Pick<Judged, 'reasons' | 'note'>) {
  return (
    <>
      <ul className="mt-2 flex flex-col gap-2">
        {reasons.map(({ id, label, support, message }) => {
          const { icon: Icon, words, ink } = SIGNS[support];
          return (
            <li key={id} className="flex gap-2 text-sm">
              <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${ink}`} />
              <span className="min-w-0">
                {label}
                <span className={ink}> – {words}.</span>
                <span className="num block text-ink-soft">{message}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {note !== '' && (
        <p className="mt-2 border-l-2 border-line-strong pl-3 text-sm break-words whitespace-pre-wrap text-ink-soft">
          {note}
        </p>
      )}
    </>
  );
}

/** Why a design was built as it is, decision by decision. */
export function ExplanationList({ judged }: { judged: Judged[] }) {
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {judged.map(({ decision, reasons, note }) => (
        <li key={decision.id} className="rounded-sheet border border-line bg-sheet p-4">
          <p className="font-medium">{decision.text}</p>
          <JudgedReasons reasons={reasons} note={note} />
        </li>
      ))}
    </ul>
  );
}
