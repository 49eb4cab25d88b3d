import type { Scenario } from '@/core/contracts/mission-schema';
import type { GradeProgress } from '@/core/grading/grade';
import type { GradingState } from './grading-progress';

const POLL_MS = 400;

const NUMBERS = ['number', 'of', 'atMs', 'horizonMs', 'events'] as const;

function progressIn(answer: unknown): GradeProgress | null {
  const progress = (answer as { progress?: Partial<GradeProgress> | null } | null)?.progress;
  if (!progress || typeof progress.scenario !== 'string') return null;
  const whole = NUMBERS.every((key) => typeof progress[key] === 'number');
  return whole ? (progress as GradeProgress) : null;
}

/** What the server said about a grade, for readers; null when it said nothing of use. */
export function gradingState(
  answer: unknown,
  scenarios: readonly Pick<Scenario, 'id' | 'title'>[],
): GradingState | null {
  const progress = progressIn(answer);
  if (progress === null) return null;
  const { scenario, number, of, atMs, horizonMs, events } = progress;
  const title = scenarios.find(({ id }) => id === scenario)?.title ?? scenario;
  const within = horizonMs > 0 ? Math.min(1, atMs / horizonMs) : 0;
  const share = of > 0 ? Math.min(1, (number - 1 + within) / of) : 0;
  return { number, of, title, share, events };
}

/** Asks again and again how far the grade under this key has come, until the returned function is called. */
export function watchGrading(
  slug: string,
  key: string,
  scenarios: readonly Pick<Scenario, 'id' | 'title'>[],
  onState: (state: GradingState) => void,
): () => void {
  let ended = false;
  const ask = async () => {
    const answer = await fetch(`/api/missions/${slug}/submissions?key=${key}`)
      .then((response) => response.json())
      // Progress is a courtesy; the hand-in itself reports what goes wrong.
      .catch(() => null);
    if (ended) return;
    const state = gradingState(answer, scenarios);
    if (state) onState(state);
    timer = setTimeout(ask, POLL_MS);
  };
  let timer = setTimeout(ask, POLL_MS);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
