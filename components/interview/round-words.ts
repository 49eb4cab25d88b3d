import type { Level } from '@/core/interview/round-report';
import type { Length } from '@/core/interview/steps';

/** A length of time as a clock shows it: `7:05`, `1:02:30`. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

export const LENGTH_WORDS: Record<Length, string> = {
  45: '45 minutes, as in the room',
  25: '25 minutes',
  60: '60 minutes',
  0: 'No clock',
};

/** A level with a sign, so that no colour tells it alone. */
export const LEVEL_LOOKS: Record<Level, { sign: string; word: string; look: string }> = {
  strong: { sign: '✓', word: 'Strong', look: 'border-good bg-good-soft text-good' },
  sound: { sign: '✓', word: 'Sound', look: 'border-line-strong bg-sheet text-ink' },
  thin: { sign: '–', word: 'Thin', look: 'border-line-strong bg-sunk text-ink-soft' },
  missing: { sign: '✗', word: 'Missing', look: 'border-trouble bg-trouble-soft text-trouble' },
};
