import type { PublicQuestion } from '@/core/quizzes/public-question';

/** The answer that a question begins with: the order shown counts as one, everything else is empty. */
export function firstChoice(question: PublicQuestion): string[] {
  return question.kind === 'ordering' ? question.options.map(({ id }) => id) : [];
}

/** The answer after the reader picked `id`: a second pick takes a tick away, every other replaces. */
export function picked(question: PublicQuestion, chosen: readonly string[], id: string): string[] {
  switch (question.kind) {
    case 'multiple':
      return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    case 'true-false': {
      const verdict = id === 'true' || id === 'false';
      const kept = chosen.filter((one) => (one === 'true' || one === 'false') !== verdict);
      return verdict ? [id, ...kept] : [...kept, id];
    }
    case 'matching': {
      const item = id.split('=')[0];
      return [...chosen.filter((pair) => pair.split('=')[0] !== item), id];
    }
    default:
      return [id];
  }
}

/** What the digit `n` (1–9) stands for in a question; null when it stands for nothing. */
export function digitTarget(
  question: PublicQuestion,
  chosen: readonly string[],
  n: number,
): string | null {
  const at = <T>(list: readonly T[], index: number): T | undefined => list[index];
  switch (question.kind) {
    case 'true-false':
      return n <= 2
        ? (['true', 'false'][n - 1] ?? null)
        : (at(question.options, n - 3)?.id ?? null);
    case 'matching': {
      const open = question.options.find(
        ({ id }) => !chosen.some((pair) => pair.startsWith(`${id}=`)),
      );
      const group = at(question.groups ?? [], n - 1);
      return open && group ? `${open.id}=${group.id}` : null;
    }
    case 'ordering':
    case 'numeric':
      return null;
    default:
      return at(question.options, n - 1)?.id ?? null;
  }
}

/** Whether the answer is complete enough to be given. */
export function isComplete(question: PublicQuestion, chosen: readonly string[]): boolean {
  switch (question.kind) {
    case 'true-false':
      return chosen.length === 2;
    case 'matching':
      return chosen.length === question.options.length;
    case 'numeric':
      return (chosen[0] ?? '').trim() !== '';
    default:
      return chosen.length > 0;
  }
}

/** The steps with one of them taken to a place, counted from 0; the same list for an unknown step or a place beyond the ends. */
export function movedTo(order: readonly string[], id: string, place: number): string[] {
  const from = order.indexOf(id);
  if (from === -1 || place < 0 || place >= order.length) return [...order];
  const result = order.toSpliced(from, 1);
  return result.toSpliced(place, 0, id);
}

/** The steps after moving one up (−1) or down (+1); the same list at an end. */
export function moved(order: readonly string[], id: string, by: -1 | 1): string[] {
  return movedTo(order, id, order.indexOf(id) + by);
}
