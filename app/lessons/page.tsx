import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LessonSearch } from '@/components/lesson/lesson-search';
import { Page } from '@/components/ui/page';
import { listLessons } from '@/server/content/lessons';

export const metadata: Metadata = { title: 'Lessons' };

export default async function LessonsPage() {
  const lessons = await listLessons();
  return (
    <Page title="Lessons" lead="Short, with figures that hold. Each ends in a quiz and a mission.">
      <LessonSearch>
        <ol className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {lessons.map((lesson) => (
            <li key={lesson.slug}>
              <Link
                href={`/lessons/${lesson.slug}`}
                className="flex gap-4 px-4 py-4 hover:bg-sunk sm:px-6"
              >
                <span className="num pt-0.5 text-sm text-ink-faint">{lesson.orderIndex}</span>
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{lesson.title}</span>
                  {lesson.premium && (
                    <Lock size={14} aria-label="premium" className="ml-2 inline text-ink-faint" />
                  )}
                  <span className="mt-0.5 block text-sm text-ink-soft">{lesson.summary}</span>
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
