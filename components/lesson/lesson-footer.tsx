import { ArrowLeft, ArrowRight, ListChecks, PencilRuler } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import type { LessonMeta } from '@/core/lessons/lesson-schema';

type Neighbour = Pick<LessonMeta, 'slug' | 'title'>;

/** What to do after reading: recall it in a quiz, use it in a mission, go on. */
export function LessonFooter({
  quizzes,
  missions,
  previous,
  next,
}: {
  quizzes: { slug: string; quiz: { title: string; questions: unknown[] } }[];
  missions: { slug: string; mission: { title: string; minutes: number } }[];
  previous: Neighbour | null;
  next: Neighbour | null;
}) {
  return (
    <footer className="mt-16 max-w-[68ch] border-t border-line pt-8">
      {(quizzes.length > 0 || missions.length > 0) && (
        <section aria-label="Practise this">
          <h2 className="text-xl font-semibold">Now use it</h2>
          <p className="mt-1 text-sm text-ink-soft">
            What you recall and apply stays; what you only read does not.
          </p>
          <div className="mt-4 flex flex-wrap gap-3">
            {quizzes.map(({ slug, quiz }) => (
              <Link key={slug} href={`/quizzes/${slug}`} className={buttonClass('primary')}>
                <ListChecks size={16} aria-hidden="true" /> Quiz: {quiz.questions.length} questions
              </Link>
            ))}
            {missions.map(({ slug, mission }) => (
              <Link key={slug} href={`/missions/${slug}`} className={buttonClass('plain')}>
                <PencilRuler size={16} aria-hidden="true" /> {mission.title}
              </Link>
            ))}
          </div>
        </section>
      )}
      <nav aria-label="Lessons" className="mt-8 flex flex-wrap justify-between gap-4 text-sm">
        {previous ? (
          <Link href={`/lessons/${previous.slug}`} className="flex items-center gap-1.5 py-2">
            <ArrowLeft size={16} aria-hidden="true" /> {previous.title}
          </Link>
        ) : (
          <span />
        )}
        {next && (
          <Link href={`/lessons/${next.slug}`} className="flex items-center gap-1.5 py-2">
            {next.title} <ArrowRight size={16} aria-hidden="true" />
          </Link>
        )}
      </nav>
    </footer>
  );
}
