'use client';

import { Check, PencilRuler, Star } from 'lucide-react';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { fetchViewer } from '@/components/ui/viewer';
import type { ActionResult } from '@/core/shared/action-result';

/** Where somebody stands with each mission and quiz; what was not begun is absent. */
export interface Standing {
  missions: Record<
    string,
    {
      passed: boolean;
      stars: number;
      earned: number | null;
      total: number | null;
      /** Given up, so that its references could be seen. */
      gaveUp: boolean;
    }
  >;
  quizzes: Record<string, { correct: number; total: number }>;
}

const StandingContext = createContext<Standing | null>(null);

const BEGUN = { passed: false, stars: 0, earned: null, total: null, gaveUp: false };

/** What a visitor has drawn is in their browser alone. */
async function withDrawings(standing: Standing): Promise<Standing> {
  const { missionsOfVisitor } = await import('@/components/canvas/draft/begun-missions');
  const begun = (await missionsOfVisitor()).map((mission) => [mission, BEGUN]);
  return { ...standing, missions: { ...Object.fromEntries(begun), ...standing.missions } };
}

/**
 * Asks once where the viewer or visitor stands, for the marks inside. A list whose question failed is a list without marks.
 */
export function WithStanding({
  ask,
  children,
}: {
  ask: (input: Record<string, never>) => Promise<ActionResult<Standing>>;
  children: ReactNode;
}) {
  const [standing, setStanding] = useState<Standing | null>(null);
  useEffect(() => {
    let current = true;
    Promise.all([fetchViewer(), ask({})])
      .then(([viewer, result]) => {
        if (!result.ok) return null;
        return viewer ? result.value : withDrawings(result.value);
      })
      .then((found) => {
        if (current && found) setStanding(found);
      })
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [ask]);
  return <StandingContext value={standing}>{children}</StandingContext>;
}

/** Where the viewer stands; null until that is known. */
export function useStanding(): Standing | null {
  return useContext(StandingContext);
}

const MARK = 'num inline-flex flex-wrap items-center gap-1 text-sm';

/** How a mission stands: passed with stars, tried, or begun. */
export function MissionMark({ standing }: { standing: Standing['missions'][string] }) {
  const { passed, stars, earned, total } = standing;
  const after = standing.gaveUp && (
    <span className="text-ink-soft"> · given up, solutions seen</span>
  );
  if (earned === null || total === null) {
    return (
      <span className={`${MARK} text-ink-soft`}>
        <PencilRuler size={14} aria-hidden="true" /> begun
        {after}
      </span>
    );
  }
  const points = `${earned} of ${total} points`;
  if (!passed) {
    return (
      <span className={`${MARK} text-ink-soft`}>
        not passed yet · {points}
        {after}
      </span>
    );
  }
  return (
    <span className={`${MARK} text-good`}>
      <Check size={14} aria-hidden="true" /> passed
      {stars > 0 && (
        <span className="inline-flex items-center gap-0.5 text-async">
          {Array.from({ length: stars }, (_, star) => `star-${star}`).map((star) => (
            <Star key={star} size={13} fill="currentColor" aria-hidden="true" />
          ))}
          <span className="sr-only">, {stars === 1 ? '1 star' : `${stars} stars`}</span>
        </span>
      )}
      <span className="text-ink-soft"> · {points}</span>
      {after}
    </span>
  );
}

/** A quiz that was finished: its latest result. */
export function QuizMark({ result }: { result: Standing['quizzes'][string] }) {
  const all = result.correct === result.total;
  return (
    <span className={`${MARK} ${all ? 'text-good' : 'text-ink-soft'}`}>
      {all && <Check size={14} aria-hidden="true" />}
      {result.correct} of {result.total} right
    </span>
  );
}

/** The viewer's mark on a mission in a list; nothing for what was not begun. */
export function MissionStanding({ slug }: { slug: string }) {
  const standing = useStanding()?.missions[slug];
  return standing ? <MissionMark standing={standing} /> : null;
}

/** The viewer's mark on a quiz in a list, after what `lead` says; nothing for what was not finished. */
export function QuizStanding({ slug, lead = '' }: { slug: string; lead?: string }) {
  const result = useStanding()?.quizzes[slug];
  if (!result) return null;
  return (
    <span>
      {lead}
      <QuizMark result={result} />
    </span>
  );
}
