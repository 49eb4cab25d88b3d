import type { ReactNode } from 'react';
import { LessonFooter } from '@/components/lesson/lesson-footer';
import { Markdown } from '@/components/lesson/markdown';
import { ReadCount } from '@/components/lesson/reading-marks';
import { ReadingTracker } from '@/components/lesson/reading-tracker';
import { FoldedContents, TableOfContents } from '@/components/lesson/table-of-contents';
import { termsOf } from '@/core/lessons/glossary-problems';
import { headingsOf } from '@/core/lessons/headings';
import type { LessonMeta } from '@/core/lessons/lesson-schema';
import { loadGlossary } from '@/server/content/glossary';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { listQuizzes } from '@/server/content/quizzes';
import { syncReadingAction } from '../../actions';

/** A lesson with what belongs around it; without a body `children` stand in its place. */
export async function LessonArticle({
  lesson,
  body,
  children,
}: {
  lesson: LessonMeta;
  body: string | null;
  children?: ReactNode;
}) {
  const [lessons, quizzes, missions, glossary] = await Promise.all([
    listLessons(),
    listQuizzes(),
    listMissions(),
    loadGlossary(),
  ]);
  const at = lessons.findIndex((other) => other.slug === lesson.slug);
  // A quiz opens with its lesson.
  const open = body !== null;
  const headings = headingsOf(body ?? '');
  const anchors = headings.filter(({ depth }) => depth === 2).map(({ anchor }) => anchor);
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-8 sm:px-6 sm:py-12 lg:grid-cols-[minmax(0,1fr)_15rem] lg:gap-16">
      <article className="min-w-0">
        <p className="num text-sm text-ink-faint">
          Lesson {lesson.orderIndex} · {lesson.readTime}
          {lesson.premium && ' · premium'}
          <ReadCount slug={lesson.slug} anchors={anchors} lead=" · " />
        </p>
        <h1 className="mt-1 text-3xl font-semibold sm:text-4xl">{lesson.title}</h1>
        <p className="mt-3 mb-8 max-w-[68ch] text-lg text-ink-soft">{lesson.summary}</p>
        {body === null ? (
          children
        ) : (
          <>
            <FoldedContents slug={lesson.slug} headings={headings} />
            <Markdown text={body} terms={termsOf(glossary)} />
          </>
        )}
        <ReadingTracker slug={lesson.slug} anchors={anchors} sync={syncReadingAction} />
        <LessonFooter
          quizzes={open ? quizzes.filter(({ quiz }) => quiz.lesson === lesson.slug) : []}
          missions={
            open ? missions.filter(({ mission }) => mission.lessons.includes(lesson.slug)) : []
          }
          previous={lessons[at - 1] ?? null}
          next={lessons[at + 1] ?? null}
        />
      </article>
      {open && <TableOfContents slug={lesson.slug} headings={headings} />}
    </div>
  );
}
