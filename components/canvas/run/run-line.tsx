import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { Goal } from './goal-words';

const ICONS = { good: CircleCheck, trouble: CircleAlert, plain: Info };
const COLOURS = { good: 'text-good', trouble: 'text-trouble', plain: 'text-ink-faint' };

export interface RunLineWords {
  tone: keyof typeof ICONS;
  text: string;
}

/**
 * What a run comes to, in one sentence: its trouble; else the first promise that it breaks all the same; else that all went
 * well. `broken` are the broken promises that rest on this run.
 */
export function lineOf(
  sentence: { text: string; tone: RunLineWords['tone'] },
  broken: readonly Goal[],
): RunLineWords {
  const first = broken[0]?.finding;
  if (sentence.tone !== 'good' || !first) return sentence;
  return { tone: 'trouble', text: first.message };
}

/** The one sentence about the last run. */
export function RunLine({ tone, text }: RunLineWords) {
  const Icon = ICONS[tone];
  return (
    <p data-testid="run-line" className="flex min-w-0 items-start gap-2 text-sm" title={text}>
      <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${COLOURS[tone]}`} />
      <span className="line-clamp-2">{text}</span>
    </p>
  );
}
