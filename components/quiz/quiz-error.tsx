'use client';

import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import type { useQuiz } from './use-quiz';

/** Attempts that cannot be gone on with: finished in another tab, outgrown by the quiz, or not this browser's any more. */
const OVER = ['conflict', 'not-found'];

/** What went wrong, and the way on. */
export function QuizError({ quiz, slug }: { quiz: ReturnType<typeof useQuiz>; slug: string }) {
  const { error } = quiz;
  if (!error) return null;
  return (
    <div className="my-4">
      <Notice kind="trouble">
        {error.problems?.[0]
          ? `That is not an answer: ${error.problems[0].message}.`
          : error.message}{' '}
        {error.code === 'signed-out' && (
          <Link href={`/sign-in?next=/quizzes/${slug}`} className="underline">
            Sign in
          </Link>
        )}
        {OVER.includes(error.code) && (
          <button type="button" className="underline" onClick={quiz.start}>
            Start again
          </button>
        )}
      </Notice>
    </div>
  );
}
