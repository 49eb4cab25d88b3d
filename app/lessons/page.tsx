import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LessonSearch } from '@/components/lesson/lesson-search';
import { ContinueReading, ReadCount } from '@/components/lesson/reading-marks';
import { Page } from '@/components/ui/page';
import { headingsOf } from '@/core/lessons/headings';
import type { Lesson } from '@/core/lessons/lesson-schema';
import type { ReadableLesson } from '@/core/lessons/reading';
import { listLessons } from '@/server/content/lessons';
import { syncReadingAction } from './actions';

export const metadata: Metadata = { title: 'Lessons' };

/** The sections of a lesson as everybody may know them: a premium lesson names none. */
function readable({ slug, title, premium, body }: Lesson): ReadableLesson {
  const headings = premium ? [] : headingsOf(body).filter(({ depth }) => depth === 2);
  return { slug, title, sections: headings.map(({ anchor, text }) => ({ anchor, text })) };
}

export default async function LessonsPage() {
  const lessons = await listLessons();
  return (
    <Page
      title="Lessons"
      lead="Six to twelve minutes each, with something to try. Each ends in a quiz and a mission."
    >
      <LessonSearch>
        <ContinueReading lessons={lessons.map(readable)} sync={syncReadingAction} />
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
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{lesson.title}</span>
                  {lesson.premium && (
                    <Lock size={14} aria-label="premium" className="ml-2 inline text-ink-faint" />
                  )}
                  <span className="mt-0.5 block text-sm text-ink-soft">{lesson.summary}</span>
                  <span className="num block text-sm text-ink-faint">
                    <ReadCount
                      slug={lesson.slug}
                      anchors={readable(lesson).sections.map(({ anchor }) => anchor)}
                    />
                  </span>
                </span>
                <span className="num pt-0.5 text-sm whitespace-nowrap text-ink-faint">
                  {lesson.readTime}
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </LessonSearch>
    </Page>
  );
}
