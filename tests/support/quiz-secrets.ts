import type { Quiz } from '@/core/quizzes/quiz-schema';

/** Every explanation and hint in a quiz, whatever the kinds of its questions. */
export function secretsOf(quiz: Quiz): string[] {
  const found: string[] = [];
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') {
      if (key === 'explanation' || key === 'hints') found.push(value);
    } else if (Array.isArray(value)) for (const entry of value) walk(entry, key);
    else if (value !== null && typeof value === 'object') {
      for (const [name, entry] of Object.entries(value)) walk(entry, name);
    }
  };
  walk(quiz.questions, '');
  return found;
}
