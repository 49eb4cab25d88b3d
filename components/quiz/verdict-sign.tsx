import { Check, X } from 'lucide-react';

/** A sign and a word for right or not: never colour alone. */
export function VerdictSign({ correct, text }: { correct: boolean; text?: string }) {
  const Sign = correct ? Check : X;
  return (
    <span
      className={`inline-flex items-center gap-1 text-xs font-medium ${correct ? 'text-good' : 'text-trouble'}`}
    >
      <Sign size={14} aria-hidden="true" /> {text ?? (correct ? 'right' : 'not right')}
    </span>
  );
}

/** The look of an answered part. */
export function toldClass(correct: boolean): string {
  return correct ? 'border-good bg-good-soft' : 'border-trouble bg-trouble-soft';
}
