import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { standingAction } from '@/app/missions/actions';
import { FigureGlyph } from '@/components/lesson/figure-glyph';
import { LessonSearch } from '@/components/lesson/lesson-search';
import { ContinueReading, ReadCount } from '@/components/lesson/reading-marks';
import { PathLink } from '@/components/standing/path-link';
import { QuizStanding, WithStanding } from '@/components/standing/standing';
import { Page } from '@/components/ui/page';
import { mainFigure } from '@/core/lessons/directives';
import { headingsOf } from '@/core/lessons/headings';
import type { Lesson } from '@/core/lessons/lesson-schema';
import type { ReadableLesson } from '@/core/lessons/reading';
import { listLessons } from '@/server/content/lessons';
import { listQuizzes } from '@/server/content/quizzes';
import { syncReadingAction } from './actions';

export const metadata: Metadata = { title: 'Lessons' };

/** The sections of a lesson as everybody may know them: a premium lesson names none. */
function readable({ slug, title, premium, body }: Lesson): ReadableLesson {
  const headings = premium ? [] : headingsOf(body).filter(({ depth }) => depth === 2);
  return { slug, title, sections: headings.map(({ anchor, text }) => ({ anchor, text })) };
}

export default async function LessonsPage() {
  const [lessons, quizzes] = await Promise.all([listLessons(), listQuizzes()]);
  const quizOf = (slug: string) => quizzes.find(({ quiz }) => quiz.lesson === slug)?.slug;
  return (
    <Page
      title="Lessons"
      lead={
        <>
          Six to twelve minutes each, with something to try. Each ends in a quiz. The words of the
          trade are in the{' '}
          <Link href="/glossary" className="text-accent underline underline-offset-2">
            glossary
          </Link>
          , and every box of the canvas has{' '}
          <Link href="/components" className="text-accent underline underline-offset-2">
            its page
          </Link>
          . <PathLink />
        </>
      }
    >
      <LessonSearch>
        <ContinueReading lessons={lessons.map(readable)} sync={syncReadingAction} />
        <WithStanding ask={standingAction}>
          <ol className="divide-y divide-line rounded-sheet border border-line bg-sheet">
            {lessons.map((lesson) => (
              <li key={lesson.slug}>
                <Link
                  href={`/lessons/${lesson.slug}`}
                  className="flex gap-4 px-4 py-4 hover:bg-sunk sm:px-6"
                >
                  <span className="num w-4 shrink-0 pt-0.5 text-right text-sm text-ink-faint">
                    {lesson.orderIndex}
                  </span>
                  <FigureGlyph name={lesson.premium ? null : mainFigure(lesson.body)} />
                  <span className="min-w-0 flex-1">
                    <span className="font-medium">{lesson.title}</span>
                    {lesson.premium && (
                      <Lock size={14} aria-label="premium" className="ml-2 inline text-ink-faint" />
                    )}
                    <span className="mt-0.5 block text-sm text-ink-soft">{lesson.summary}</span>
                    <span className="num flex flex-wrap gap-x-4 text-sm text-ink-faint">
                      <ReadCount
                        slug={lesson.slug}
                        anchors={readable(lesson).sections.map(({ anchor }) => anchor)}
                      />
                      <QuizStanding slug={quizOf(lesson.slug) ?? lesson.slug} lead="quiz: " />
                    </span>
                  </span>
                  <span className="num pt-0.5 text-sm whitespace-nowrap text-ink-faint">
                    {lesson.readTime}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </WithStanding>
      </LessonSearch>
    </Page>
  );
}
