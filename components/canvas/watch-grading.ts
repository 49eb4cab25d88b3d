import { z } from 'zod';
import type { Scenario } from '@/core/missions/mission-schema';
import type { GradingState } from './grading-progress';

const POLL_MS = 400;

const AnswerSchema = z.object({
  progress: z
    .object({
      scenario: z.string(),
      number: z.number(),
      of: z.number(),
      atMs: z.number(),
      horizonMs: z.number(),
      events: z.number(),
    })
    .nullable(),
});

/** What the server said about a grade, for readers; null when it said nothing of use. */
export function gradingState(
  answer: unknown,
  scenarios: readonly Pick<Scenario, 'id' | 'title'>[],
): GradingState | null {
  const parsed = AnswerSchema.safeParse(answer);
  if (!parsed.success || parsed.data.progress === null) return null;
  const { scenario, number, of, atMs, horizonMs, events } = parsed.data.progress;
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
