import Link from 'next/link';
import { CalibrationWords } from '@/components/quiz/calibration-words';
import { MASTERY_WORDS, type Mastery } from '@/core/progress/mastery';
import type { Calibration } from '@/core/quizzes/calibration';

/** How well each topic is known, and how that is computed. */
export function MasteryList({
  mastery,
  calibration,
}: {
  mastery: (Mastery & { title: string; lesson: string })[];
  calibration: Calibration;
}) {
  return (
    <section aria-label="Mastery">
      <h2 className="mb-1 text-xl font-semibold">What you know</h2>
      <p className="mb-3 max-w-[68ch] text-sm text-ink-soft">{MASTERY_WORDS}</p>
      <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
        {mastery.map(({ quiz, title, lesson, share, met, total }) => (
          <li
            key={quiz}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm"
          >
            <Link href={`/lessons/${lesson}`} className="font-medium hover:underline">
              {title}
            </Link>
            <span className="num">
              {Math.round(share * 100)} %{' '}
              <span className="text-xs text-ink-faint">
                {met} of {total} met
              </span>
            </span>
            <span aria-hidden="true" className="col-span-2 h-1.5 rounded-full bg-sunk">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${share * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
      <CalibrationWords calibration={calibration} />
    </section>
  );
}
